package org.onhook.http.resource;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.onhook.api.request.TRequest;
import org.onhook.api.request.TRequestType;
import org.onhook.http.answer.JsonObject;
import org.onhook.http.answer.Problem;

/**
 * Reads the request of a client from its JSON object. It has the members that its type needs, and no others: what would not be
 * heeded is refused rather than left out.
 */
final class RequestBody {

    private static final String REQUEST = "Request";
    private static final String THIS_DN = "ThisDN";
    private static final String CONN_ID = "ConnID";
    private static final String PREVIOUS_CONN_ID = "PreviousConnID";
    private static final String OTHER_DN = "OtherDN";

    private static final String CONN_ID_ALLOWED = "16 hexadecimal digits, not all of them 0";
    private static final int LONGEST_NUMBER = 128;
    private static final String NUMBER_ALLOWED = "a text of 1 to " + LONGEST_NUMBER + " printable characters";

    private final JsonObject body;

    private RequestBody(JsonObject body) {
        this.body = body;
    }

    static TRequest parse(JsonObject body) throws Problem {
        return new RequestBody(body).request();
    }

    private TRequest request() throws Problem {
        TRequestType type = type();
        refuseOthers(type);
        return new TRequest(
                type,
                number(THIS_DN),
                type.isOnCall() ? connId(CONN_ID) : 0,
                type.isOnTwoCalls() && isThere(PREVIOUS_CONN_ID) ? connId(PREVIOUS_CONN_ID) : 0,
                type.namesOther() ? number(OTHER_DN) : "");
    }

    private TRequestType type() throws Problem {
        String allowed = "one of "
                + Arrays.stream(TRequestType.values())
                        .map(TRequestType::requestName)
                        .collect(Collectors.joining(", "));
        String name = body.text(REQUEST).orElseThrow(() -> Problem.missing(REQUEST, allowed));
        return TRequestType.named(name).orElseThrow(() -> Problem.member(REQUEST, name, allowed));
    }

    private void refuseOthers(TRequestType type) throws Problem {
        List<String> known =
                switch (type.needs()) {
                    case OTHER_DN -> List.of(REQUEST, THIS_DN, OTHER_DN);
                    case CALL -> List.of(REQUEST, THIS_DN, CONN_ID);
                    case CALL_AND_OTHER_DN -> List.of(REQUEST, THIS_DN, CONN_ID, OTHER_DN);
                    case TWO_CALLS -> List.of(REQUEST, THIS_DN, CONN_ID, PREVIOUS_CONN_ID);
                };
        for (var member : body.members().entrySet()) {
            if (!known.contains(member.getKey())) {
                throw Problem.member(
                        member.getKey(),
                        member.getValue().toString(),
                        type.requestName() + " has the members " + String.join(", ", known));
            }
        }
    }

    private boolean isThere(String name) {
        return body.members().containsKey(name);
    }

    private String number(String name) throws Problem {
        String number = body.text(name).orElseThrow(() -> Problem.missing(name, NUMBER_ALLOWED));
        boolean printable = number.codePoints().noneMatch(Character::isISOControl);
        if (number.isBlank() || number.length() > LONGEST_NUMBER || !printable) {
            throw Problem.member(name, number, NUMBER_ALLOWED);
        }
        return number;
    }

    private long connId(String name) throws Problem {
        String text = body.text(name).orElseThrow(() -> Problem.missing(name, CONN_ID_ALLOWED));
        String digits = text.toLowerCase(Locale.ROOT);
        long connId = digits.matches("[0-9a-f]{16}") ? HexFormat.fromHexDigitsToLong(digits) : 0;
        if (connId == 0) {
            throw Problem.member(name, text, CONN_ID_ALLOWED);
        }
        return connId;
    }
}
