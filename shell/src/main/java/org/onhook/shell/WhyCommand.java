package org.onhook.shell;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.List;
import java.util.stream.Collectors;
import org.onhook.api.tlib.ReleaseHistory;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code onhook:why CONNID}: on what evidence the releases of a call were attributed as they were. */
@Component(
        service = WhyCommand.class,
        property = {"osgi.command.scope=onhook", "osgi.command.function=why"})
public final class WhyCommand {

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile ReleaseHistory history;

    /**
     * Each event that reports how a party left the call, with the rule, the confidence and the evidence.
     *
     * @param connId the call's ConnID, in hexadecimal
     */
    public String why(String connId) {
        ReleaseHistory known = history;
        if (known == null) {
            return "nothing publishes events";
        }
        long id;
        try {
            id = Long.parseUnsignedLong(connId, 16);
        } catch (NumberFormatException e) {
            return "not a ConnID: " + connId + "; it has up to 16 hexadecimal digits";
        }
        List<byte[]> events = known.ofCall(id);
        if (events.isEmpty()) {
            return "no release of a call with ConnID " + connId + " is remembered";
        }
        return events.stream().map(event -> text(new EventText(event))).collect(Collectors.joining("\n"));
    }

    private static String text(EventText event) {
        StringBuilder text = new StringBuilder()
                .append(event.time())
                .append("  ")
                .append(event.attribute("Event"))
                .append("  ")
                .append(event.dn());
        String releasingParty = event.releasingParty();
        if (!releasingParty.equals(Table.ABSENT)) {
            text.append("  ").append(releasingParty);
        }
        return text.append("\n    ").append(event.attribution().text()).toString();
    }
}
