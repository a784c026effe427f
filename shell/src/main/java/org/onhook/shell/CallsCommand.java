package org.onhook.shell;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.HexFormat;
import java.util.stream.Collectors;
import org.onhook.api.tracking.CallDirectory;
import org.onhook.api.tracking.CallDirectory.CallView;
import org.onhook.api.tracking.PartyInfo;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code onhook:calls}: the calls in progress. */
@Component(
        service = CallsCommand.class,
        property = {"osgi.command.scope=onhook", "osgi.command.function=calls"})
public final class CallsCommand {

    private static final int DEFAULT_LIMIT = 50;

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile CallDirectory directory;

    /** A table with a line a call, oldest first. */
    public String calls() {
        return calls(DEFAULT_LIMIT);
    }

    /** As {@link #calls()}, at most {@code limit} of them. */
    public String calls(int limit) {
        CallDirectory known = directory;
        if (known == null) {
            return "call tracking is not running";
        }
        Table table = new Table("SWITCH", "CONNID", "CALL", "SINCE", "TYPE", "PARTIES");
        for (CallView view : known.calls(limit)) {
            table.row(
                    view.switchName(),
                    HexFormat.of().toHexDigits(view.call().ref()),
                    view.call().switchCallId(),
                    Times.local(view.since()),
                    view.call().type(),
                    view.parties().stream().map(CallsCommand::text).collect(Collectors.joining(", ")));
        }
        return table.text("no calls");
    }

    private static String text(PartyInfo party) {
        return (party.device().isEmpty() ? "?" : party.device()) + " " + party.state();
    }
}
