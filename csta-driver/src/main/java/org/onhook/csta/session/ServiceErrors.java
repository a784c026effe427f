package org.onhook.csta.session;

import java.util.List;
import java.util.Locale;
import org.onhook.api.request.TError;

/** Which T-Library error code the negative answer to a service is (ECMA-323, CSTAErrorCode; tlib.md 1.2). */
final class ServiceErrors {

    private record Rule(String part, TError error) {}

    /** The first that is a part of the answer. What is said of a category comes after what is said of its values. */
    private static final List<Rule> RULES = List.of(
            new Rule("servicenotsupported", TError.UNSUPPORTED_OPERATION),
            new Rule("featurenotavailable", TError.UNSUPPORTED_OPERATION),
            new Rule("requestincompatible", TError.UNSUPPORTED_OPERATION),
            new Rule("privilegeviolation", TError.UNSUPPORTED_OPERATION),
            new Rule("security", TError.UNSUPPORTED_OPERATION),
            new Rule("outofservice", TError.OUT_OF_SERVICE),
            new Rule("busy", TError.OUT_OF_SERVICE),
            new Rule("invalidcallid", TError.INVALID_CONN_ID),
            new Rule("connection", TError.INVALID_CONN_ID),
            new Rule("stateincompatibility", TError.INVALID_CONN_ID),
            new Rule("noactivecall", TError.INVALID_CONN_ID),
            new Rule("nocallto", TError.INVALID_CONN_ID),
            new Rule("noheldcall", TError.INVALID_CONN_ID),
            new Rule("resource", TError.OUT_OF_SERVICE),
            new Rule("performancemanagement", TError.OUT_OF_SERVICE),
            new Rule("invalid", TError.INVALID_ATTRIBUTE),
            new Rule("notknown", TError.INVALID_ATTRIBUTE));

    private ServiceErrors() {}

    /** @param reason the answer's category and value, such as {@code stateIncompatibility noConnectionToClear} */
    static TError of(String reason) {
        String text = reason.toLowerCase(Locale.ROOT);
        return RULES.stream()
                .filter(rule -> text.contains(rule.part))
                .map(Rule::error)
                .findFirst()
                .orElse(TError.UNKNOWN_ERROR);
    }
}
