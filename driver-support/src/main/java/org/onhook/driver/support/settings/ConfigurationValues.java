package org.onhook.driver.support.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads single values of a configuration, and says precisely what is wrong with one. */
public final class ConfigurationValues {

    private final String file;
    private final Map<String, ?> values;
    private final Path home;

    /**
     * The values of one configuration.
     *
     * @param file what to call the configuration in a message
     * @param values the values by their keys
     * @param home where relative file names start
     */
    public ConfigurationValues(String file, Map<String, ?> values, Path home) {
        this.file = file;
        this.values = values;
        this.home = home;
    }

    /** The text, if there is one that is not blank. */
    public Optional<String> text(String key) {
        Object value = values.get(key);
        return Optional.ofNullable(value).map(ConfigurationValues::join).filter(text -> !text.isBlank());
    }

    /** The text, or another one where there is none. */
    public String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /**
     * A whole number.
     *
     * @throws SettingsException if it is none, or not from {@code low} to {@code high}
     */
    public int number(String key, int otherwise, int low, int high) throws SettingsException {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= low && number <= high) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below, like a number out of range
        }
        throw refused(key, text.get(), "a whole number from " + low + " to " + high);
    }

    /**
     * {@code true} or {@code false}.
     *
     * @throws SettingsException if it is neither
     */
    public boolean flag(String key, boolean otherwise) throws SettingsException {
        return choice(key, Map.of("true", true, "false", false)).orElse(otherwise);
    }

    /**
     * One of several words, in small or capital letters.
     *
     * @param allowed what each word, in small letters, stands for
     * @throws SettingsException if it is none of them
     */
    public <T> Optional<T> choice(String key, Map<String, T> allowed) throws SettingsException {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        T chosen = allowed.get(text.get().toLowerCase(Locale.ROOT));
        if (chosen == null) {
            throw refused(key, text.get(), allowed.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return Optional.of(chosen);
    }

    /**
     * A file that can be read.
     *
     * @throws SettingsException if there is none of that name
     */
    public Optional<Path> file(String key) throws SettingsException {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(readable(key, text.get(), text.get()));
    }

    /**
     * The parts of a comma-separated list; a part {@code @FILE} stands for the lines of that file.
     *
     * @throws SettingsException if such a file cannot be read
     */
    public List<String> list(String key) throws SettingsException {
        List<String> parts = new ArrayList<>();
        for (String part : text(key, "").split(",")) {
            String entry = part.strip();
            if (entry.startsWith("@")) {
                parts.addAll(lines(key, entry));
            } else if (!entry.isEmpty()) {
                parts.add(entry);
            }
        }
        return parts;
    }

    private List<String> lines(String key, String entry) throws SettingsException {
        Path path = readable(key, entry, entry.substring(1).strip());
        try (var lines = Files.lines(path)) {
            return lines.map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw refused(key, entry, "the name of a readable UTF-8 text file");
        }
    }

    private Path readable(String key, String value, String name) throws SettingsException {
        Path path;
        try {
            path = home.resolve(name);
        } catch (java.nio.file.InvalidPathException e) {
            throw refused(key, value, "the name of a readable file");
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw refused(key, value, "the name of a readable file; there is none at " + path);
        }
        return path;
    }

    /**
     * A text that a reader makes something of.
     *
     * @param reader throws {@link IllegalArgumentException} if it cannot
     * @param allowed what it can read, for a person
     * @throws SettingsException if the reader cannot
     */
    public <T> T parsed(String key, String text, Function<String, T> reader, String allowed) throws SettingsException {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw refused(key, text, allowed);
        }
    }

    /**
     * A text that has to be there.
     *
     * @param allowed what is expected, for a person
     * @throws SettingsException if there is none
     */
    public String required(String key, String allowed) throws SettingsException {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            throw refused(key, "", allowed);
        }
        return text.get();
    }

    /** The refusal of a value: says which, where, and what is allowed. */
    public SettingsException refused(String key, String value, String allowed) {
        return new SettingsException(file + ": " + key + " = '" + value + "' is refused; allowed: " + allowed);
    }

    private static String join(Object value) {
        if (value instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        if (value instanceof Object[] many) {
            return Arrays.stream(many).map(String::valueOf).collect(Collectors.joining(","));
        }
        return value.toString().strip();
    }
}
