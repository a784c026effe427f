package org.onhook.launcher;

import picocli.CommandLine.IVersionProvider;

/** The version, from the launcher's manifest. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {"onhook " + (version == null ? "(not packaged)" : version)};
    }
}
