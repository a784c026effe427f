package org.onhook.configuration;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Properties;

/** Reads the keys and values of a configuration file: Java properties in UTF-8, without the white space around values. */
final class Values {

    /** The key under which File Install tells services which file a configuration is from; it is told here too. */
    static final String FILE = "felix.fileinstall.filename";

    private Values() {}

    /**
     * Reads a file.
     *
     * @throws BadFile if it cannot be read
     */
    static Dictionary<String, Object> read(Path file) throws BadFile {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (CharacterCodingException e) {
            throw new BadFile("it is not UTF-8");
        } catch (IllegalArgumentException e) {
            throw new BadFile("it has a " + e.getMessage());
        } catch (IOException e) {
            throw new BadFile("it cannot be read: " + e);
        }
        Dictionary<String, Object> values = new Hashtable<>();
        properties.forEach(
                (key, value) -> values.put(key.toString(), value.toString().strip()));
        values.put(FILE, file.toUri().toString());
        return values;
    }
}
