package org.onhook.bench.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.asterisk.AsteriskLink;
import org.onhook.asterisk.policy.AsteriskPolicies;
import org.onhook.asterisk.settings.LinkSettings;
import org.onhook.driver.support.settings.SettingsException;
import org.onhook.tracking.policy.BuiltInPolicies;

/** The connector without a container, with a link to an Asterisk. */
final class AsteriskConnector {

    private AsteriskConnector() {}

    static void start(Setup setup) throws IOException, SettingsException {
        List<ReleasePolicy> policies = new ArrayList<>(AsteriskPolicies.inOrder());
        policies.addAll(BuiltInPolicies.inOrder());
        String name = Setup.switchName(0);
        LinkSettings settings = LinkSettings.parse(
                name,
                name,
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        Integer.toString(setup.port()),
                        "username",
                        "bench",
                        "password",
                        "bench",
                        "endpoints",
                        "*",
                        // Asterisk is asked nothing of the connector's own accord while it waits for its turn.
                        "heartbeat-seconds",
                        "0"),
                setup.home());
        new Connector(setup.home(), policies, Connector.jsonLines(setup)).open(new AsteriskLink(settings));
    }
}
