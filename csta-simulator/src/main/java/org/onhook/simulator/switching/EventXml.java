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
        event.describe(new Fields(out, new IdXml(out, behaviour.spelling())));
        if (!(event instanceof SwitchEvent.OutOfService)) {
            out.raw(behaviour.extras());
        }
        return new Frame(Frame.EVENT, out.end(event.element()));
    }

    private record Fields(XmlWriter out, IdXml ids) implements EventFields {

        @Override
        public void connection(String element, ConnectionRef connection) {
            ids.connection(element, connection);
        }

        @Override
        public void device(String element, String number) {
            ids.device(element, number);
        }

        @Override
        public void redirection(String element, String number) {
            out.open(element);
            ids.identifier(element, "numberDialed", number, "notRequired");
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
                ids.identifier("endpoint", "deviceID", item.endpoint(), "notKnown");
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
    }
}
