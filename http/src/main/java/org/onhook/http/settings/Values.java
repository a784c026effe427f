package org.onhook.http.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single values of the configuration, which files give as strings. */
final class Values {

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})\\s*(|B|KB|MB|GB)", Pattern.CASE_INSENSITIVE);

    private final Map<String, ?> properties;

    Values(Map<String, ?> properties) {
        this.properties = properties;
    }

    /** The text; what is blank is absent. */
    String text(String key, String ifAbsent) {
        Object value = properties.get(key);
        String text = value == null ? "" : value.toString().strip();
        return text.isEmpty() ? ifAbsent : text;
    }

    List<String> list(String key) {
        return Arrays.stream(text(key, "").split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    int number(String key, int ifAbsent, int least, int most) throws BadValue {
        String value = text(key, Integer.toString(ifAbsent));
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw new BadValue(key, value, "a number from " + least + " to " + most);
        }
        return Integer.parseInt(value);
    }

    /** A number of bytes. */
    long bytes(String key, long ifAbsent, long least, long most) throws BadValue {
        String value = text(key, Long.toString(ifAbsent));
        Matcher size = SIZE.matcher(value);
        long bytes = size.matches() ? Long.parseLong(size.group(1)) * unit(size.group(2)) : -1;
        if (bytes < least || bytes > most) {
            throw new BadValue(
                    key,
                    value,
                    "a number of bytes, or one followed by KB, MB or GB, from " + least + " to " + most + " bytes");
        }
        return bytes;
    }

    private static long unit(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "KB" -> 1L << 10;
            case "MB" -> 1L << 20;
            case "GB" -> 1L << 30;
            default -> 1;
        };
    }
}
