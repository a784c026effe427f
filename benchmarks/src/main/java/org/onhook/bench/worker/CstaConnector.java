package org.onhook.bench.worker;

import java.io.IOException;
import java.util.Map;
import org.onhook.api.sink.EventSink;
import org.onhook.csta.BuiltInProfiles;
import org.onhook.csta.CstaLink;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.driver.support.settings.SettingsException;
import org.onhook.tracking.policy.BuiltInPolicies;

/** The connector without a container, with links over CSTA. */
final class CstaConnector {

    private CstaConnector() {}

    static void start(Setup setup) throws IOException, SettingsException {
        start(setup, Connector.jsonLines(setup));
    }

    /** Likewise, and notes when each line was written. */
    static void startStamped(Setup setup, Stamps stamps) throws IOException, SettingsException {
        start(setup, new StampedSink(Connector.jsonLines(setup), stamps));
    }

    private static void start(Setup setup, EventSink sink) throws IOException, SettingsException {
        Connector connector = new Connector(setup.home(), BuiltInPolicies.inOrder(), sink);
        for (int link = 0; link < setup.ports().size(); link++) {
            LinkSettings settings = LinkSettings.parse(
                    Setup.switchName(link),
                    Map.of(
                            "host",
                            "127.0.0.1",
                            "port",
                            setup.ports().get(link).toString(),
                            "profile",
                            setup.profile(),
                            "monitors",
                            setup.monitors(),
                            "internal-numbers",
                            "2xxx,5xxx"));
            connector.open(new CstaLink(
                    settings, BuiltInProfiles.named(setup.profile()).orElseThrow()));
        }
    }
}
