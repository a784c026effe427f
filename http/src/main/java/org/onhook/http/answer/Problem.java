package org.onhook.http.answer;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request that is not carried out, with the answer to it: a problem in JSON (RFC 9457). */
public final class Problem extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_VALUE = 200;

    private final int status;
    private final transient Map<String, Json.Writing> members = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /**
     * @param status the status of the answer
     * @param detail one sentence for a person
     */
    public Problem(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    /** A parameter that is refused. */
    public static Problem parameter(String name, String value, String allowed) {
        return new Problem(400, "the parameter " + name + " is refused")
                .with("parameter", name)
                .withValue(value)
                .with("allowed", allowed);
    }

    /** A member of the body that is missing. */
    public static Problem missing(String name, String allowed) {
        return new Problem(400, "the member " + name + " is missing")
                .with("parameter", name)
                .with("allowed", allowed);
    }

    /** A member of the body that is refused. */
    public static Problem member(String name, String value, String allowed) {
        return new Problem(400, "the member " + name + " is refused")
                .with("parameter", name)
                .withValue(value)
                .with("allowed", allowed);
    }

    /** Adds a member to the answer. */
    public Problem with(String name, String value) {
        members.put(name, json -> json.writeStringField(name, value));
        return this;
    }

    /** Adds a member that is a number to the answer. */
    public Problem with(String name, long value) {
        members.put(name, json -> json.writeNumberField(name, value));
        return this;
    }

    /** Adds what was refused, cut if it is long. */
    public Problem withValue(String value) {
        return with("value", value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value);
    }

    /** Adds a header to the answer. */
    public Problem withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    /** What the status means. */
    public String title() {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 421 -> "Misdirected Request";
            case 422 -> "Unprocessable Content";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> "Status " + status;
        };
    }

    /** The members of the answer besides those that every problem has, each as what writes it. */
    Collection<Json.Writing> members() {
        return members.values();
    }

    Map<String, String> headers() {
        return headers;
    }
}
