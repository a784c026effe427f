package org.onhook.configuration;

import java.io.File;
import java.io.IOException;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes each configuration file a configuration, changes that when the file changes, and deletes it with the file. A file
 * that cannot be read is refused with one line in the log, and the configuration stays as it was. Nothing is ever written
 * to a file.
 */
@Component
@ServiceRanking(100)
public final class ConfigurationFiles implements ArtifactInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationFiles.class);

    private final ConfigurationAdmin configurations;

    @Activate
    public ConfigurationFiles(@Reference ConfigurationAdmin configurations) {
        this.configurations = configurations;
    }

    @Override
    public boolean canHandle(File artifact) {
        return Pid.isConfiguration(artifact.getName());
    }

    @Override
    public void install(File artifact) throws IOException {
        update(artifact);
    }

    @Override
    public void update(File artifact) throws IOException {
        try {
            Pid pid = Pid.of(artifact.getName());
            configuration(pid).updateIfDifferent(Values.read(artifact.toPath()));
        } catch (BadFile e) {
            LOG.error("{}: {}; it is left out, and what ran before goes on", artifact.getName(), e.getMessage());
        } catch (IllegalArgumentException e) {
            // Configuration Admin takes no two keys that differ in case alone.
            LOG.error("{}: {}; it is left out, and what ran before goes on", artifact.getName(), e.getMessage());
        }
    }

    @Override
    public void uninstall(File artifact) throws IOException {
        try {
            configuration(Pid.of(artifact.getName())).delete();
        } catch (BadFile e) {
            LOG.info("{} is gone", artifact.getName());
        }
    }

    /** The configuration, which is not bound to any bundle. */
    private Configuration configuration(Pid pid) throws IOException {
        return pid.name().isPresent()
                ? configurations.getFactoryConfiguration(pid.pid(), pid.name().get(), "?")
                : configurations.getConfiguration(pid.pid(), "?");
    }
}
