package org.onhook.files;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of one configuration, which files give as strings. */
public final class ConfigValues {

    private static final String FILE_NAME = "felix.fileinstall.filename";
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,15})\\s*(|B|KB|MB|GB)", Pattern.CASE_INSENSITIVE);
    private static final String SIZES = "a number of bytes, or one followed by KB, MB or GB";

    private final Map<String, ?> properties;

    public ConfigValues(Map<String, ?> properties) {
        this.properties = Map.copyOf(properties);
    }

    /** Where the configuration comes from: its file, or {@code otherwise} if it has none. */
    public String origin(String otherwise) {
        Object file = properties.get(FILE_NAME);
        if (file == null) {
            return otherwise;
        }
        try {
            return Path.of(URI.create(file.toString())).toString();
        } catch (IllegalArgumentException e) {
            return file.toString();
        }
    }

    /** The value without white space around it. */
    public String text(String key, String ifAbsent) {
        Object value = properties.get(key);
        return value == null ? ifAbsent : value.toString().strip();
    }

    /** {@code true} or {@code false}. */
    public boolean truth(String key, boolean ifAbsent) throws BadValue {
        String value = text(key, Boolean.toString(ifAbsent));
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadValue(key, value, "true, false");
        };
    }

    /** A number of bytes that is at least {@code least}. */
    public long bytes(String key, long ifAbsent, long least) throws BadValue {
        String value = text(key, Long.toString(ifAbsent));
        Matcher size = SIZE.matcher(value);
        if (!size.matches()) {
            throw new BadValue(key, value, SIZES);
        }
        long bytes = Long.parseLong(size.group(1)) * unit(size.group(2));
        if (bytes < least || bytes > 1L << 50) {
            throw new BadValue(key, value, SIZES + ", from " + least + " bytes on");
        }
        return bytes;
    }

    /** A number from 0 to {@code most}. */
    public int count(String key, int ifAbsent, int most) throws BadValue {
        String value = text(key, Integer.toString(ifAbsent));
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) > most) {
            throw new BadValue(key, value, "a number from 0 to " + most);
        }
        return Integer.parseInt(value);
    }

    /** A constant, in whatever case it is written. */
    public <E extends Enum<E>> E choice(String key, Class<E> type, E ifAbsent) throws BadValue {
        String value = text(key, ifAbsent.name());
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (constant.name().equalsIgnoreCase(value)) {
                return constant;
            }
        }
        throw new BadValue(key, value, Arrays.toString(constants).toLowerCase(Locale.ROOT));
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
