package org.onhook.it.rules;

import static java.util.Map.entry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a line as the frame that a switch would send. */
final class Xml {

    private record Shape(String connection, String subject) {}

    private static final Map<String, Shape> SHAPES = Map.ofEntries(
            entry("ServiceInitiated", new Shape("initiatedConnection", "initiatingDevice")),
            entry("Originated", new Shape("originatedConnection", "")),
            entry("Delivered", new Shape("connection", "alertingDevice")),
            entry("Established", new Shape("establishedConnection", "answeringDevice")),
            entry("Held", new Shape("heldConnection", "holdingDevice")),
            entry("Retrieved", new Shape("retrievedConnection", "retrievingDevice")),
            entry("Queued", new Shape("queuedConnection", "queue")),
            entry("Diverted", new Shape("connection", "divertingDevice")),
            entry("Failed", new Shape("failedConnection", "failingDevice")),
            entry("NetworkReached", new Shape("outboundConnection", "networkInterfaceUsed")),
            entry("Conferenced", new Shape("primaryOldCall", "conferencingDevice")),
            entry("Transfered", new Shape("primaryOldCall", "transferringDevice")),
            entry("ConnectionCleared", new Shape("droppedConnection", "releasingDevice")),
            entry("CallCleared", new Shape("clearedCall", "")),
            entry("OutOfService", new Shape("", "device")),
            entry("BackInService", new Shape("", "device")));

    private final Dialect dialect;
    private int sent;

    Xml(Dialect dialect) {
        this.dialect = dialect;
    }

    byte[] frame(Line line) {
        Shape shape = SHAPES.get(line.event());
        List<String> children = new ArrayList<>();
        children.add(text("monitorCrossRefID", "x-" + line.monitor()));
        if (!shape.connection().isEmpty()) {
            children.add(dialect.element(shape.connection(), connection(line.leg())));
        }
        if (line.values().containsKey("second")) {
            children.add(dialect.element("secondaryOldCall", connection(line.value("second", ""))));
        }
        if (!shape.subject().isEmpty()) {
            device(children, shape.subject(), line.value("by", line.device()));
        }
        device(children, "callingDevice", line.value("from", ""));
        device(children, "calledDevice", line.value("to", ""));
        device(children, "newDestination", line.value("new", ""));
        device(children, "addedParty", line.value("added", ""));
        device(children, "transferredToDevice", line.value("target", ""));
        last(children, line.value("last", ""));
        list(children, line);
        if (line.values().containsKey("nid")) {
            children.add(dialect.element("originatingNIDConnection", connection(line.value("nid", ""))));
        }
        if (!line.value("lci", "").isEmpty()) {
            children.add(text("localConnectionInfo", line.value("lci", "")));
        }
        if (!line.value("cause", "").isEmpty()) {
            children.add(text("cause", line.value("cause", "")));
        }
        if (line.values().containsKey("link")) {
            children.add(linkage(line.value("link", "")));
        }
        String name = dialect.names().apply(line.event() + "Event");
        return framed("<?xml version=\"1.0\" encoding=\"UTF-8\"?><" + name + dialect.root() + ">"
                + String.join("", dialect.ordered(children, sent++)) + "</" + name + ">");
    }

    private String linkage(String id) {
        String global = dialect.element("globallyUniqueCallLinkageID", id);
        return dialect.element(
                "callLinkageData", dialect.element("globalCallData", dialect.element("globalCallLinkageID", global)));
    }

    private String connection(String leg) {
        int slash = leg.lastIndexOf('/');
        String call = slash < 1 ? "" : text("callID", leg.substring(0, slash));
        String device = leg.endsWith("/") ? "" : legDevice(leg.substring(slash + 1));
        return dialect.deviceFirst() ? device + call : call + device;
    }

    private String legDevice(String device) {
        return text("deviceID", dialect.legSpelling().apply(device));
    }

    private void device(List<String> children, String element, String device) {
        if (!device.isEmpty()) {
            children.add(dialect.element(element, identifier("deviceIdentifier", device)));
        }
    }

    private String identifier(String element, String device) {
        return switch (device) {
            case "?" -> dialect.empty("notKnown");
            case "*" -> dialect.empty("restricted");
            default -> text(element, dialect.spelling().apply(device));
        };
    }

    private void last(List<String> children, String device) {
        if (!device.isEmpty()) {
            children.add(dialect.element("lastRedirectionDevice", identifier("numberDialed", device)));
        }
    }

    /** {@code list=NEW<OLD,NEW<,<OLD}: items with both connections, without the old one, without the new one. */
    private void list(List<String> children, Line line) {
        if (!line.values().containsKey("list")) {
            return;
        }
        StringBuilder items = new StringBuilder();
        for (String item : line.value("list", "").split(",")) {
            items.append(dialect.element("connectionListItem", item.isEmpty() ? "" : listItem(item)));
        }
        String element = line.event().equals("Conferenced") ? "conferenceConnections" : "transferredConnections";
        children.add(dialect.element(element, items.toString()));
    }

    private String listItem(String item) {
        String[] connections = item.split("<", -1);
        StringBuilder content = new StringBuilder();
        if (!connections[0].isEmpty()) {
            content.append(dialect.element("newConnection", connection(connections[0])));
        }
        if (connections.length > 1 && !connections[1].isEmpty()) {
            content.append(dialect.element("oldConnection", connection(connections[1])));
        }
        if (connections.length > 2) {
            content.append(dialect.element("endpoint", dialect.element("deviceID", connections[2])));
        }
        return content.toString();
    }

    private String text(String element, String value) {
        return dialect.element(
                element, value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    private static byte[] framed(String xml) {
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(body.length + 8)
                .putShort((short) 0)
                .putShort((short) (body.length + 8))
                .put("9999".getBytes(StandardCharsets.US_ASCII))
                .put(body)
                .array();
    }
}
