package org.onhook.simulator.switching;

import org.onhook.simulator.wire.XmlWriter;

/** Writes the ids of devices and connections into a message, in the spelling of one make of switch. */
record IdXml(XmlWriter out, IdSpelling spelling) {

    void connection(String element, ConnectionRef connection) {
        out.open(element).text("callID", connection.callId());
        String line = connection.line();
        out.text("deviceID", spelling.attributes(), trunk(line) ? line : spelling.connection(line));
        out.close(element);
    }

    void device(String element, String number) {
        out.open(element);
        identifier(element, "deviceIdentifier", number, "notKnown");
        out.close(element);
    }

    /**
     * What is inside a device element.
     *
     * @param element the device element
     * @param form the element with the number
     * @param otherwise the element where there is none
     */
    void identifier(String element, String form, String number, String otherwise) {
        if (number.isEmpty()) {
            out.empty(otherwise);
        } else {
            out.text(form, spelling.attributes(), trunk(number) ? number : spelling.device(element, number));
        }
    }

    private static boolean trunk(String line) {
        return line.startsWith("T");
    }
}
