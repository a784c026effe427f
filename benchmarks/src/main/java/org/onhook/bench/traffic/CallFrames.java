package org.onhook.bench.traffic;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What an Avaya AES sends of the calls of many pairs of devices, all monitored: act by act, of a pair that is chosen at random. Each pair
 * has a call in progress all the time; when one story is over it begins another one.
 */
public final class CallFrames extends InputStream {

    private static final int CHUNK = 1 << 16;
    private static final long FIRST_CALL = 1_000_000_000;
    private static final int FIRST_DEVICE = 20_000_000;

    private final List<StoryForm> stories = StoryForm.all();
    /** The number of the story that is longest: it has the call held and retrieved several times at its end. */
    private final int held = stories.indexOf(Collections.max(stories, Comparator.comparingInt(StoryForm::last)));

    private final SplittableRandom random = new SplittableRandom(1);
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(2 * CHUNK);
    /** Of each pair. */
    private final short[] story;

    private final byte[] act;
    private final long[] call;
    private long nextCall = FIRST_CALL;
    private byte[] bytes = {};
    private int read;
    private int idle;
    private int beginning;
    private boolean holding;
    private long left;

    /**
     * So far no pair has a call.
     *
     * @param pairs how many pairs of devices there are
     */
    public CallFrames(int pairs) {
        idle = pairs;
        story = new short[pairs];
        act = new byte[pairs];
        call = new long[pairs];
    }

    /** The numbers of the two devices of a pair. */
    public static List<String> devices(int pair) {
        int first = firstDevice(pair);
        return List.of(Integer.toString(first), Integer.toString(first + 1));
    }

    private static int firstDevice(int pair) {
        return FIRST_DEVICE + FrameForm.DEVICES.size() * pair;
    }

    /** How many pairs have no call yet. */
    public int idle() {
        return idle;
    }

    /** What comes next is the beginning of a call for each of so many pairs that have none, until it is answered. */
    public void begin(int pairs) {
        beginning = Math.min(pairs, idle);
    }

    /** What comes next is that calls are held and retrieved: so many frames, or a few more. */
    public void hold(long frames) {
        holding = true;
        left = frames;
    }

    /** What comes next is all that happens from the beginnings of calls to their ends. */
    public void live(long frames) {
        holding = false;
        left = frames;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("many bytes only");
    }

    @Override
    public int read(byte[] to, int from, int length) {
        if (read == bytes.length) {
            fill();
        }
        if (read == bytes.length) {
            return -1;
        }
        int count = Math.min(length, bytes.length - read);
        System.arraycopy(bytes, read, to, from, count);
        read += count;
        return count;
    }

    private void fill() {
        chunk.reset();
        while (chunk.size() < CHUNK && beginning > 0) {
            beginning--;
            beginHeld(--idle);
        }
        while (chunk.size() < CHUNK && left > 0) {
            play(random.nextInt(story.length));
        }
        bytes = chunk.toByteArray();
        read = 0;
    }

    private void beginHeld(int pair) {
        begin(pair, held);
        while (act[pair] < stories.get(held).last() - 2) {
            act(pair);
        }
    }

    private void begin(int pair, int number) {
        story[pair] = (short) number;
        act[pair] = 0;
        call[pair] = nextCall;
        nextCall += stories.get(number).calls();
    }

    private void play(int pair) {
        if (holding && act[pair] == stories.get(story[pair]).last()) {
            act[pair] -= 2;
        }
        act(pair);
        if (act[pair] > stories.get(story[pair]).last()) {
            begin(pair, random.nextInt(stories.size()));
            act(pair);
        }
    }

    private void act(int pair) {
        for (FrameForm frame : stories.get(story[pair]).acts().get(act[pair])) {
            frame.write(chunk, firstDevice(pair), call[pair]);
            left--;
        }
        act[pair]++;
    }
}
