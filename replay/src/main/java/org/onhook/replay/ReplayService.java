package org.onhook.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.onhook.api.release.ReleasePolicy;
import org.onhook.tlib.numbering.InstallationId;
import org.onhook.tracking.attribution.Policies;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Replays with the policies that are registered. The launcher, which shares no classes with bundles, asks this service with a
 * map: {@code files} (a list of paths), {@code policies} (a list of names), {@code diff}, {@code events} (a path, or
 * missing), {@code out} and {@code err}. What cannot be done is an {@link IllegalArgumentException}, with a message for the
 * user.
 */
@Component(service = Consumer.class, property = "onhook.command=replay")
public final class ReplayService implements Consumer<Map<String, Object>> {

    private final Policies policies = new Policies();
    private final Path data;

    @Activate
    public ReplayService(BundleContext context) {
        String home = context.getProperty("onhook.home");
        data = Path.of(home == null ? "" : home).resolve("data");
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindPolicy(ReleasePolicy policy, Map<String, Object> properties) {
        policies.add(policy, properties);
    }

    void unbindPolicy(ReleasePolicy policy) {
        policies.remove(policy);
    }

    @Override
    public void accept(Map<String, Object> request) {
        ReplayRequest replay = new ReplayRequest(
                listOf(Path.class, request.get("files")),
                listOf(String.class, request.get("policies")),
                Boolean.TRUE.equals(request.get("diff")),
                Optional.ofNullable((Path) request.get("events")));
        new Replay(policies, this::installation)
                .run(replay, (PrintStream) request.get("out"), (PrintStream) request.get("err"));
    }

    private static <T> List<T> listOf(Class<T> type, Object values) {
        List<T> list = new ArrayList<>();
        for (Object value : (List<?>) values) {
            list.add(type.cast(value));
        }
        return list;
    }

    private long installation() {
        try {
            return InstallationId.known(data).orElse(0L);
        } catch (IOException e) {
            throw new Refused("cannot read the installation's id in " + data + ": " + e);
        }
    }
}
