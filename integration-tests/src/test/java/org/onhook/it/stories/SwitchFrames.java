package org.onhook.it.stories;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.onhook.api.call.CallEvent;
import org.onhook.api.call.SwitchTraits;
import org.onhook.csta.BuiltInProfiles;
import org.onhook.csta.device.DeviceNames;
import org.onhook.csta.device.DeviceNumbers;
import org.onhook.csta.message.BadBodyException;
import org.onhook.csta.message.CallEventBuilder;
import org.onhook.csta.message.CstaMessage;
import org.onhook.csta.message.CstaReader;
import org.onhook.csta.message.EventFields;
import org.onhook.csta.settings.ProfileFacts;
import org.onhook.csta.settings.ReaderLimits;
import org.onhook.csta.wire.FrameReader;
import org.onhook.csta.wire.FramingException;
import org.onhook.simulator.switching.SwitchBehaviour;

/** Reads the frames of a simulated switch, as the driver does. */
public final class SwitchFrames {

    private final FrameReader frames = new FrameReader();
    private final CstaReader reader;

    public SwitchFrames(Set<String> monitored) {
        DeviceNames names = new DeviceNames(new DeviceNumbers(List.copyOf(monitored), List.of(), ""));
        reader = new CstaReader(ReaderLimits.DEFAULT, StandardCharsets.UTF_8, names, dn -> dn);
    }

    /** The events in the bytes that came on the monitor of one device at that time. */
    public List<CallEvent> read(String dn, byte[] bytes, long micros) {
        List<CallEvent> events = new ArrayList<>(1);
        each(bytes, message -> {
            EventFields fields = ((CstaMessage.Event) message).fields();
            events.add(CallEventBuilder.build(fields, dn, micros));
        });
        return events;
    }

    /** The only message in these bytes. */
    public CstaMessage message(byte[] bytes) {
        List<CstaMessage> messages = new ArrayList<>(1);
        each(bytes, messages::add);
        if (messages.size() != 1) {
            throw new AssertionError("one frame was expected, there are " + messages.size());
        }
        return messages.get(0);
    }

    private void each(byte[] bytes, Consumer<CstaMessage> then) {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        try {
            while (frames.fill(in) > 0) {
                while (frames.next()) {
                    then.accept(reader.read(frames.buffer(), frames.bodyFrom(), frames.bodyLength()));
                }
            }
        } catch (IOException | FramingException | BadBodyException e) {
            throw new AssertionError("the simulated switch sent what cannot be read", e);
        }
    }

    /** How the driver says that such a switch is to be read. */
    public static SwitchTraits traits(SwitchBehaviour behaviour) {
        return BuiltInProfiles.named(behaviour.name())
                .map(ProfileFacts::traits)
                .orElse(BuiltInProfiles.GENERIC.traits());
    }
}
