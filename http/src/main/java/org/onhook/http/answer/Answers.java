package org.onhook.http.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

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
        json(response, HttpServletResponse.SC_OK, members);
    }

    /** Sends a JSON object under a status. */
    public static void json(HttpServletResponse response, int status, Json.Writing members) throws IOException {
        send(response, status, JSON, Json.object(members));
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
            for (Json.Writing member : problem.members()) {
                member.to(json);
            }
        });
        send(response, problem.status(), "application/problem+json", body);
    }
}
