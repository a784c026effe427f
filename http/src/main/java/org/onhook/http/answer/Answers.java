package org.onhook.http.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Sends answers that are in memory as a whole. */
public final class Answers {

    public static final String JSON = "application/json";

    private Answers() {}

    /** Sends a body. */
    public static void send(HttpServletResponse response, int status, String contentType, byte[] body)
            throws IOException {
        response.setStatus(status);
        response.setContentType(contentType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Sends a JSON object. */
    public static void json(HttpServletResponse response, Json.Writing members) throws IOException {
        send(response, HttpServletResponse.SC_OK, JSON, Json.object(members));
    }

    /** Sends a problem. Whatever was not read of the request's body never will be: the connection ends with the answer then. */
    public static void problem(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        if (Body.isSent(request) && !request.getInputStream().isFinished()) {
            response.setHeader("Connection", "close");
        }
        problem.headers().forEach(response::setHeader);
        byte[] body = Json.object(json -> {
            json.writeStringField("type", "about:blank");
            json.writeStringField("title", problem.title());
            json.writeNumberField("status", problem.status());
            json.writeStringField("detail", problem.getMessage());
            for (Map.Entry<String, String> member : problem.members().entrySet()) {
                json.writeStringField(member.getKey(), member.getValue());
            }
        });
        send(response, problem.status(), "application/problem+json", body);
    }
}
