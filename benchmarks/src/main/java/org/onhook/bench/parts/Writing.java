package org.onhook.bench.parts;

import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.onhook.api.tlib.TEvent;
import org.onhook.api.tracking.CallChange;
import org.onhook.tlib.encoding.JsonEncoder;
import org.onhook.tlib.encoding.TServerLogText;
import org.onhook.tlib.mapping.Draft;
import org.onhook.tlib.mapping.EventMapper;
import org.onhook.tlib.numbering.Uuids;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** From what happened to the bytes of events. */
@State(Scope.Thread)
public class Writing {

    private static final String SWITCH = "bench";

    private final EventMapper mapper = new EventMapper(new Uuids(1));
    private final JsonEncoder json = new JsonEncoder(SWITCH, 1);
    private final TServerLogText log = new TServerLogText("bench", ZoneOffset.UTC);
    private Cycle<CallChange> changes;
    private Cycle<Draft> drafts;
    private Cycle<TEvent> events;
    private long number;

    @Setup
    public void setUp() {
        Material material = Material.make();
        List<Draft> all = material.drafts();
        changes = new Cycle<>(material.changes());
        drafts = new Cycle<>(all);
        events = new Cycle<>(IntStream.range(0, all.size())
                .mapToObj(i -> all.get(i).numbered(SWITCH, 1, i))
                .toList());
    }

    /** One change, which may be several events. */
    @Benchmark
    public void map(Blackhole hole) {
        mapper.map(changes.next(), hole::consume);
    }

    @Benchmark
    public byte[] json() {
        return json.encode(drafts.next(), number).withNumber(++number);
    }

    @Benchmark
    public byte[] tserverLog() {
        return log.encode(events.next());
    }
}
