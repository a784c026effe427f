package org.onhook.tracking.attribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.onhook.api.release.ReleasePolicy;
import org.osgi.framework.Constants;

/** The policies that are registered at present. Of several with one name, that with the highest ranking counts. */
public final class Policies {

    private record Ranked(ReleasePolicy policy, int ranking, long id) {}

    private static final Comparator<Ranked> STRONGEST_FIRST =
            Comparator.comparingInt(Ranked::ranking).reversed().thenComparingLong(Ranked::id);

    private final List<Ranked> registered = new ArrayList<>();

    /** @param properties those of its service */
    public synchronized void add(ReleasePolicy policy, Map<String, Object> properties) {
        int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer number ? number : 0;
        long id = properties.get(Constants.SERVICE_ID) instanceof Long number ? number : 0;
        registered.add(new Ranked(policy, ranking, id));
    }

    /** Does nothing if it is not there. */
    public synchronized void remove(ReleasePolicy policy) {
        registered.removeIf(ranked -> ranked.policy() == policy);
    }

    /** The policies of those names, in that order; all of them, the strongest first, where none is named. */
    public synchronized PolicySet inOrder(List<String> names) {
        Map<String, ReleasePolicy> byName = registered.stream()
                .sorted(STRONGEST_FIRST)
                .collect(Collectors.toMap(
                        ranked -> ranked.policy().name(),
                        Ranked::policy,
                        (stronger, weaker) -> stronger,
                        LinkedHashMap::new));
        return new PolicySet(
                names.isEmpty()
                        ? List.copyOf(byName.values())
                        : names.stream()
                                .filter(byName::containsKey)
                                .map(byName::get)
                                .toList());
    }

    /** The names of all of them, the strongest first. */
    public List<String> names() {
        return inOrder(List.of()).inOrder().stream().map(ReleasePolicy::name).toList();
    }

    /** Which of those names no policy has. */
    public synchronized List<String> missing(List<String> names) {
        return names.stream()
                .filter(name -> registered.stream()
                        .noneMatch(ranked -> ranked.policy().name().equals(name)))
                .toList();
    }
}
