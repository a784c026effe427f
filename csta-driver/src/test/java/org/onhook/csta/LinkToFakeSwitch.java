package org.onhook.csta;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.onhook.csta.settings.LinkSettings;
import org.onhook.csta.settings.ProfileFacts;

/** A link, and a switch that says what a test wants it to say. */
abstract class LinkToFakeSwitch {

    FakeSwitch theSwitch;
    final Recorder events = new Recorder();
    CstaLink link;

    @BeforeEach
    void startSwitch() throws Exception {
        theSwitch = new FakeSwitch();
    }

    @AfterEach
    void stop() throws Exception {
        if (link != null) {
            link.close();
        }
        theSwitch.close();
    }

    LinkSettings settings(Map<String, String> more) throws Exception {
        Map<String, String> values = new HashMap<>(Map.of("host", "127.0.0.1", "port", "" + theSwitch.port()));
        values.putAll(more);
        return LinkSettings.parse("test", values);
    }

    void open(ProfileFacts profile, Map<String, String> more) throws Exception {
        link = new CstaLink(settings(more), profile);
        link.open(events);
    }
}
