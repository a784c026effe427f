package org.onhook.csta.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.onhook.driver.support.settings.Secret;

/**
 * Who logs in. The password stands in the configuration or in a file, which is read anew for each session.
 *
 * @param passwordFile the file, if the password is in one
 */
public record Credentials(String userName, Secret password, Optional<Path> passwordFile) {

    /**
     * The password now.
     *
     * @throws IOException if its file cannot be read
     */
    public Secret currentPassword() throws IOException {
        return passwordFile.isEmpty()
                ? password
                : new Secret(Files.readString(passwordFile.get(), StandardCharsets.UTF_8)
                        .strip());
    }
}
