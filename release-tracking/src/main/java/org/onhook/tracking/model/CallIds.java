package org.onhook.tracking.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Identifiers of calls, in three arrays however many they are. One thread.
 *
 * <p>Where calls are short, hundreds of thousands of them end within the seconds for which their identifiers are kept. As objects they
 * would be young at several collections of garbage and copied each time: 50 ms, once or twice a second, at full load.
 */
final class CallIds {

    private static final int FEWEST = 64;
    private static final int CHARS_EACH = 16;

    private static final long EMPTY = 0;

    /**
     * The hash of an identifier and its number, counted from 1: where the hash leads, or in the next slot that is not taken. A power of
     * two, half of which is never used.
     */
    private long[] slots;

    /** Where the text of an identifier ends, by its number; it begins where the one before it ends. */
    private int[] ends;

    private char[] texts;
    private int count;

    /** @param expected how many there may be; it grows when there are more */
    CallIds(int expected) {
        int room = Math.max(FEWEST, Integer.highestOneBit(expected) << 1);
        slots = new long[room << 1];
        ends = new int[room + 1];
        texts = new char[room * CHARS_EACH];
    }

    boolean contains(String id) {
        return slots[slot(id)] != EMPTY;
    }

    void add(String id) {
        int slot = slot(id);
        if (slots[slot] != EMPTY) {
            return;
        }
        if (count == slots.length >> 1) {
            grow();
            slot = slot(id);
        }
        int from = ends[count++];
        int to = from + id.length();
        if (to > texts.length) {
            texts = Arrays.copyOf(texts, Math.max(to, texts.length << 1));
        }
        id.getChars(0, id.length(), texts, from);
        ends[count] = to;
        slots[slot] = (long) Slots.hash(id) << Integer.SIZE | count;
    }

    int size() {
        return count;
    }

    /** In the order in which they were added. */
    List<String> all() {
        return IntStream.range(0, count)
                .mapToObj(i -> new String(texts, ends[i], ends[i + 1] - ends[i]))
                .toList();
    }

    private void grow() {
        long[] former = slots;
        slots = new long[former.length << 1];
        ends = Arrays.copyOf(ends, former.length + 1);
        for (long entry : former) {
            if (entry != EMPTY) {
                int slot = first((int) (entry >>> Integer.SIZE));
                while (slots[slot] != EMPTY) {
                    slot = next(slot);
                }
                slots[slot] = entry;
            }
        }
    }

    /** Where the identifier is, or the empty slot where it would be. */
    private int slot(String id) {
        int hash = Slots.hash(id);
        int slot = first(hash);
        while (slots[slot] != EMPTY && !is(slots[slot], hash, id)) {
            slot = next(slot);
        }
        return slot;
    }

    private boolean is(long entry, int hash, String id) {
        if ((int) (entry >>> Integer.SIZE) != hash) {
            return false;
        }
        int number = (int) entry;
        int from = ends[number - 1];
        return ends[number] - from == id.length() && matches(id, from);
    }

    private boolean matches(String id, int from) {
        for (int i = 0; i < id.length(); i++) {
            if (texts[from + i] != id.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int first(int hash) {
        return Slots.first(hash, slots.length);
    }

    private int next(int slot) {
        return Slots.next(slot, slots.length);
    }
}
