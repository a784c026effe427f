package org.onhook.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.onhook.simulator.switching.ConnectionRef;
import org.onhook.simulator.switching.Emission;
import org.onhook.simulator.switching.EventCause;
import org.onhook.simulator.switching.EventFields;
import org.onhook.simulator.switching.JoinedConnection;
import org.onhook.simulator.switching.LocalState;
import org.onhook.simulator.switching.SwitchEvent;

/** Events as the reference writes them: {@code M2002 cc(1/2001; rel 2001; null; normalClearing)}. */
final class EventText {

    private final Map<String, Integer> calls = new LinkedHashMap<>();

    static List<String> of(FrameScript script) {
        EventText text = new EventText();
        return script.events().stream()
                .map(event -> text.line(event.emission()))
                .toList();
    }

    /** Only what happens when calls end. */
    static String clearing(FrameScript script) {
        return of(script).stream()
                .filter(line -> line.contains(" cc(") || line.contains(" Failed("))
                .collect(Collectors.joining("\n"));
    }

    String line(Emission emission) {
        SwitchEvent event = emission.event();
        String name = event.element().replaceAll("Event$", "").replace("ConnectionCleared", "cc");
        List<String> parts = new ArrayList<>();
        event.describe(new EventFields() {
            @Override
            public void connection(String element, ConnectionRef connection) {
                parts.add(ref(connection));
            }

            @Override
            public void device(String element, String number) {
                if (element.equals("releasingDevice")) {
                    parts.add("rel " + (number.isEmpty() ? "notKnown" : number));
                }
            }

            @Override
            public void redirection(String element, String number) {}

            @Override
            public void connections(String element, List<JoinedConnection> connections) {
                parts.add(connections.stream()
                        .map(item -> ref(item.before()) + ">" + ref(item.now()))
                        .collect(Collectors.joining(" ")));
            }

            @Override
            public void local(LocalState state) {
                parts.add(state.text());
            }

            @Override
            public void cause(EventCause cause) {
                parts.add(cause.text());
            }
        });
        return "M" + emission.dn() + " " + name + "(" + String.join("; ", parts) + ")";
    }

    private String ref(ConnectionRef connection) {
        int call = calls.computeIfAbsent(connection.callId(), id -> calls.size() + 1);
        return call + "/" + connection.line();
    }
}
