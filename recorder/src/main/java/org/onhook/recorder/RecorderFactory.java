package org.onhook.recorder;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onhook.api.tracking.CallEventListener;
import org.onhook.files.BadValue;
import org.onhook.files.ConfigValues;
import org.onhook.files.ConfiguredFiles;
import org.onhook.files.FileSettings;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ManagedServiceFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Records as each configuration of {@code onhook.recorder~NAME} says.
 *
 * <p>A managed service factory rather than one component a recorder: it validates before it changes anything, and so can
 * keep what ran before.
 */
@Component(
        service = ManagedServiceFactory.class,
        immediate = true,
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = Constants.SERVICE_PID + "=" + RecorderFactory.PID)
public final class RecorderFactory implements ManagedServiceFactory {

    static final String PID = "onhook.recorder";

    private static final String HOME = "onhook.home";

    private final ConfiguredFiles<RecorderSettings> recorders;

    @Activate
    public RecorderFactory(BundleContext context) {
        String home = context.getProperty(HOME);
        recorders = new ConfiguredFiles<>(new Recorders(
                context, Path.of(home == null ? "" : home).toAbsolutePath().normalize()));
    }

    @Override
    public String getName() {
        return "Onhook recorders";
    }

    @Override
    public void updated(String pid, Dictionary<String, ?> properties) {
        recorders.updated(
                pid,
                Collections.list(properties.keys()).stream()
                        .collect(Collectors.toMap(Function.identity(), properties::get)));
    }

    @Override
    public void deleted(String pid) {
        recorders.deleted(pid);
    }

    @Deactivate
    void stop() {
        recorders.close();
    }

    /** Recorders as services. */
    private record Recorders(BundleContext context, Path home) implements ConfiguredFiles.Writers<RecorderSettings> {

        /** Some seconds of many calls; as objects, about 30 MB. */
        private static final int CAPACITY = 1 << 16;

        @Override
        public RecorderSettings read(String pid, ConfigValues values) throws BadValue {
            return RecorderSettings.read(values, home);
        }

        @Override
        public FileSettings file(RecorderSettings settings) {
            return settings.file();
        }

        @Override
        public String name(String pid) {
            return "recorder " + pid.substring(Math.min(pid.length(), PID.length() + 1));
        }

        @Override
        public AutoCloseable start(String pid, RecorderSettings settings) {
            Recording recording = new Recording(name(pid), settings, Clock.systemDefaultZone(), CAPACITY);
            ServiceRegistration<CallEventListener> registration = context.registerService(
                    CallEventListener.class, recording, new Hashtable<>(Map.of("onhook.recorder.name", name(pid))));
            return () -> {
                registration.unregister();
                recording.close();
            };
        }
    }
}
