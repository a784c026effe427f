package org.onhook.shell;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.onhook.api.request.RequestService;
import org.onhook.api.request.Submission;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.api.request.TRequestType.Needs;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code onhook:request}: makes a request on behalf of a DN. {@code onhook:offered}: the requests that a DN's link can carry out.
 */
@Component(
        service = RequestCommand.class,
        property = {"osgi.command.scope=onhook", "osgi.command.function=request", "osgi.command.function=offered"})
public final class RequestCommand {

    private static final String NOBODY = "nothing takes requests";

    /** What is wrong with the words of a command. */
    private static final class WrongWords extends Exception {
        private static final long serialVersionUID = 1L;

        private WrongWords(String message) {
            super(message, null, false, false);
        }
    }

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    private volatile RequestService requests;

    /**
     * Makes a request, and says which {@code ReferenceID} its outcome will have, or why it is refused.
     *
     * @param words the name of the request, the DN, and what that request needs; without any, how the command is used
     */
    public String request(String... words) {
        RequestService service = requests;
        if (service == null) {
            return NOBODY;
        }
        try {
            Submission submission = service.submit(parse(List.of(words)));
            return submission instanceof Submission.Refused refused
                    ? "refused, ErrorCode " + refused.error().code() + ": " + refused.text()
                    : "ReferenceID " + ((Submission.Accepted) submission).referenceId();
        } catch (WrongWords e) {
            return e.getMessage();
        }
    }

    /**
     * The requests that the link which reports a DN can carry out.
     *
     * @param thisDn the DN
     */
    public String offered(String thisDn) {
        RequestService service = requests;
        if (service == null) {
            return NOBODY;
        }
        Set<TRequestType> offered = service.offered(thisDn);
        return offered.isEmpty()
                ? "no link that monitors DN " + thisDn + " is up and carries requests"
                : offered.stream().sorted().map(TRequestType::requestName).collect(Collectors.joining("\n"));
    }

    private static TRequest parse(List<String> words) throws WrongWords {
        if (words.isEmpty()) {
            throw new WrongWords(usage());
        }
        Optional<TRequestType> named = TRequestType.named(words.get(0));
        if (named.isEmpty()) {
            throw new WrongWords("not a request: " + words.get(0) + "\n" + usage());
        }
        TRequestType type = named.get();
        int most = 2 + most(type.needs());
        int least = type.isOnTwoCalls() ? most - 1 : most;
        if (words.size() < least || words.size() > most) {
            throw new WrongWords("usage: onhook:request " + type.requestName() + " " + operands(type.needs()));
        }
        int at = 2;
        long connId = type.isOnCall() ? connId(words.get(at++)) : 0;
        String otherDn = type.namesOther() ? words.get(at++) : "";
        long previous = at < words.size() ? connId(words.get(at)) : 0;
        return new TRequest(type, words.get(1), connId, previous, otherDn);
    }

    private static int most(Needs needs) {
        return switch (needs) {
            case OTHER_DN, CALL -> 1;
            case CALL_AND_OTHER_DN, TWO_CALLS -> 2;
        };
    }

    private static long connId(String digits) throws WrongWords {
        try {
            return Long.parseUnsignedLong(digits, 16);
        } catch (NumberFormatException e) {
            throw new WrongWords("not a ConnID: " + digits + "; it has up to 16 hexadecimal digits");
        }
    }

    private static String operands(Needs needs) {
        return switch (needs) {
            case OTHER_DN -> "THISDN OTHERDN";
            case CALL -> "THISDN CONNID";
            case CALL_AND_OTHER_DN -> "THISDN CONNID OTHERDN";
            case TWO_CALLS -> "THISDN CONNID [PREVIOUS-CONNID]";
        };
    }

    private static String usage() {
        return "usage: onhook:request REQUEST OPERANDS\n"
                + Arrays.stream(TRequestType.values())
                        .sorted(Comparator.comparing(TRequestType::needs))
                        .map(type -> "  " + type.requestName() + " " + operands(type.needs()))
                        .collect(Collectors.joining("\n"));
    }
}
