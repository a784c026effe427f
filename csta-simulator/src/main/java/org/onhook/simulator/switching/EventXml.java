package org.onhook.simulator.switching;

import java.util.List;
import org.onhook.simulator.wire.Frame;
import org.onhook.simulator.wire.XmlWriter;

/** Writes events as one make of switch does. */
public final class EventXml {

    private final SwitchBehaviour behaviour;

    public EventXml(SwitchBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** The event as the monitor of that cross reference gets it. */
    public Frame frame(SwitchEvent event, String crossRef) {
        XmlWriter out = XmlWriter.message(event.element(), behaviour.namespace());
        out.text("monitorCrossRefID", crossRef);
        event.describe(new Fields(out, behaviour.spelling()));
        if (!(event instanceof SwitchEvent.OutOfService)) {
            out.raw(behaviour.extras());
        }
        return new Frame(Frame.EVENT, out.end(event.element()));
    }

    private record Fields(XmlWriter out, IdSpelling spelling) implements EventFields {

        @Override
        public void connection(String element, ConnectionRef connection) {
            out.open(element).text("callID", connection.callId());
            out.text("deviceID", spelling.attributes(), line(connection.line()));
            out.close(element);
        }

        @Override
        public void device(String element, String number) {
            out.open(element);
            identifier(element, "deviceIdentifier", number, "notKnown");
            out.close(element);
        }

        @Override
        public void redirection(String element, String number) {
            out.open(element);
            identifier(element, "numberDialed", number, "notRequired");
            out.close(element);
        }

        @Override
        public void connections(String element, List<JoinedConnection> connections) {
            out.open(element);
            for (JoinedConnection item : connections) {
                out.open("connectionListItem");
                connection("newConnection", item.now());
                connection("oldConnection", item.before());
                out.open("endpoint");
                identifier("endpoint", "deviceID", item.endpoint(), "notKnown");
                out.close("endpoint").close("connectionListItem");
            }
            out.close(element);
        }

        @Override
        public void local(LocalState state) {
            out.text("localConnectionInfo", state.text());
        }

        @Override
        public void cause(EventCause cause) {
            out.text("cause", cause.text());
        }

        private void identifier(String element, String form, String number, String otherwise) {
            if (number.isEmpty()) {
                out.empty(otherwise);
            } else {
                out.text(form, spelling.attributes(), trunk(number) ? number : spelling.device(element, number));
            }
        }

        private String line(String line) {
            return trunk(line) ? line : spelling.connection(line);
        }

        private static boolean trunk(String line) {
            return line.startsWith("T");
        }
    }
}
