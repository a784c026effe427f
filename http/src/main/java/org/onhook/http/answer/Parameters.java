package org.onhook.http.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The parameters of a request's query, each at most once, and none that is not known. */
public final class Parameters {

    private static final int LONGEST = 1024;
    private static final int LONGEST_DN = 64;

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads the query.
     *
     * @param known the names of the parameters that there are
     */
    public static Parameters of(HttpServletRequest request, Set<String> known) throws Problem {
        String query = request.getQueryString();
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                add(values, name, value, known);
            }
        }
        return new Parameters(values);
    }

    private static void add(Map<String, String> values, String name, String value, Set<String> known) throws Problem {
        if (!known.contains(name)) {
            String allowed = known.isEmpty() ? "no parameter" : "one of " + String.join(", ", new TreeSet<>(known));
            throw Problem.parameter(name, value, allowed);
        }
        if (value.length() > LONGEST) {
            throw Problem.parameter(name, value, "at most " + LONGEST + " characters");
        }
        if (values.put(name, value) != null) {
            throw Problem.parameter(name, value, "to be given once");
        }
    }

    private static String decoded(String text) throws Problem {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.parameter(text, text, "percent signs followed by two hexadecimal digits");
        }
    }

    /** The text of a parameter, if it is given. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A number. */
    public int number(String name, int ifAbsent, int least, int most) throws Problem {
        String value = values.get(name);
        if (value == null) {
            return ifAbsent;
        }
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw Problem.parameter(name, value, "a number from " + least + " to " + most);
        }
        return Integer.parseInt(value);
    }

    /** A point in time (RFC 3339), in microseconds since 1970-01-01T00:00Z. */
    public Optional<Long> time(String name) throws Problem {
        String value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            // A plus sign that was not encoded has become a space.
            Instant instant = OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
            return Optional.of(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
        } catch (DateTimeException | ArithmeticException e) {
            throw Problem.parameter(
                    name, value, "a date and time such as 2026-01-31T12:00:20Z or 2026-01-31T13:00+01:00");
        }
    }

    /** The DNs of a list; empty if it is not given. */
    public Set<String> dns(String name) throws Problem {
        Set<String> dns = new TreeSet<>();
        for (String dn : list(name)) {
            if (dn.length() > LONGEST_DN || dn.chars().anyMatch(Character::isISOControl)) {
                throw Problem.parameter(name, dn, "DNs of at most " + LONGEST_DN + " characters, separated by commas");
            }
            dns.add(dn);
        }
        return dns;
    }

    /** The parts of a list; empty if it is not given. */
    public List<String> list(String name) throws Problem {
        String value = values.get(name);
        if (value == null) {
            return List.of();
        }
        List<String> parts = new ArrayList<>(
                Arrays.stream(value.split(",")).map(String::strip).toList());
        parts.removeIf(String::isEmpty);
        if (parts.isEmpty()) {
            throw Problem.parameter(name, value, "at least one, separated by commas");
        }
        return parts;
    }
}
