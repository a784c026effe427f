package org.onhook.configuration;

import java.util.Optional;

/**
 * What a configuration file configures, which its name says: {@code PID.cfg} for one, {@code PID~NAME.cfg} for each of
 * several.
 *
 * @param pid the PID of the service, or of the factory where there is a name
 * @param name which of several
 */
record Pid(String pid, Optional<String> name) {

    private static final String ENDING = ".cfg";

    /** Whether the file is a configuration file at all. */
    static boolean isConfiguration(String fileName) {
        return fileName.endsWith(ENDING);
    }

    /**
     * Reads a file's name.
     *
     * @throws BadFile if it is not of that form
     */
    static Pid of(String fileName) throws BadFile {
        String whole = fileName.substring(0, fileName.length() - ENDING.length());
        int tilde = whole.indexOf('~');
        Pid pid = tilde < 0
                ? new Pid(whole, Optional.empty())
                : new Pid(whole.substring(0, tilde), Optional.of(whole.substring(tilde + 1)));
        boolean named = pid.name.map(name -> name.matches("[\\w.-]+")).orElse(true);
        if (!named || !pid.pid.matches("[\\w.-]+")) {
            throw new BadFile(
                    "its name is not PID.cfg or PID~NAME.cfg, of letters, digits, dots, hyphens, underscores");
        }
        return pid;
    }
}
