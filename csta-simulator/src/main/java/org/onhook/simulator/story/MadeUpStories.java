package org.onhook.simulator.story;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.onhook.simulator.switching.Device;
import org.onhook.simulator.switching.SimCall;

/** Stories that chance writes: longer ones than the rules tell, made of the same acts. */
public final class MadeUpStories {

    private MadeUpStories() {}

    /** Another story; the same one for the same state of the generator. */
    public static Story next(RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> conference(random);
            case 1 -> holds(random);
            default -> transfers(random);
        };
    }

    private static Story conference(RandomGenerator random) {
        int size = 3 + random.nextInt(3);
        List<Integer> leaving = new ArrayList<>();
        for (int i = 1; i < size; i++) {
            leaving.add(random.nextInt(leaving.size() + 1), i);
        }
        boolean controllerLast = random.nextBoolean();
        return made("15", "conference of " + size, size, s -> {
            List<Device> added = new ArrayList<>();
            for (int i = 2; i < size; i++) {
                added.add(s.cast().station(i));
            }
            SimCall call = s.conference(s.a(), s.b(), s.a(), added);
            leaving.stream()
                    .limit(size - 2L)
                    .forEach(index -> s.leave(call, s.cast().station(index)));
            s.hangUp(call, controllerLast ? s.a() : s.cast().station(leaving.get(size - 2)));
        });
    }

    private static Story holds(RandomGenerator random) {
        int times = 1 + random.nextInt(4);
        boolean byA = random.nextBoolean();
        boolean retrieved = random.nextBoolean();
        boolean endedByA = random.nextBoolean();
        return made("4", "held " + times + " times", 2, s -> {
            SimCall call = s.talk(s.a(), s.b());
            Device holder = byA ? s.a() : s.b();
            for (int i = 0; i < times; i++) {
                s.hold(call, holder);
                if (retrieved || i < times - 1) {
                    s.retrieve(call, holder);
                }
            }
            s.hangUp(call, endedByA ? s.a() : s.b());
        });
    }

    private static Story transfers(RandomGenerator random) {
        int times = 1 + random.nextInt(3);
        boolean lastByA = random.nextBoolean();
        return made("20", "transferred " + times + " times", times + 2, s -> {
            SimCall call = s.talk(s.a(), s.b());
            for (int i = 0; i < times; i++) {
                Device by = s.cast().station(i + 1);
                SimCall consultation = s.consult(call, by, s.cast().station(i + 2));
                s.transfer(call, consultation, by, false);
            }
            s.hangUp(call, lastByA ? s.a() : s.cast().station(times + 1));
        });
    }

    private static Story made(String number, String variant, int stations, Scene scene) {
        return new Story(number, variant + " by chance", stations, Story.Need.NOTHING, scene);
    }
}
