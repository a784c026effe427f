package org.onhook.http.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;

/** The body of a request, of bounded size. */
public final class Body {

    /** How many bytes a body may have. */
    public static final int MOST_BYTES = 64 << 10;

    public static final String FORM = "application/x-www-form-urlencoded";

    private Body() {}

    /** The type of the body, in lower case and without its parameters; empty if it has none. */
    public static String typeOf(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** Whether the request has one. */
    static boolean isSent(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /** Reads the body. */
    public static byte[] read(HttpServletRequest request) throws Problem, IOException {
        if (request.getContentLengthLong() <= MOST_BYTES) {
            byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
            if (body.length <= MOST_BYTES) {
                return body;
            }
        }
        throw new Problem(413, "the body is larger than " + MOST_BYTES + " bytes");
    }

    /** Reads the JSON object that the body has to be. */
    public static JsonObject readJson(HttpServletRequest request) throws Problem, IOException {
        if (!typeOf(request).equals(Answers.JSON)) {
            throw new Problem(415, "the body has to be " + Answers.JSON)
                    .withValue(typeOf(request))
                    .with("allowed", Answers.JSON);
        }
        return JsonObject.parse(read(request));
    }
}
