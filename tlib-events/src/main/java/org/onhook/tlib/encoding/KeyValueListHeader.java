package org.onhook.tlib.encoding;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.onhook.api.tlib.TAttribute.KeyValue;

/**
 * The header that a T-Server log shows before a list of keys and values, such as {@code [28] 00 01 00 00..} (tlib.md 1.6):
 * in brackets the size of the serialised list, 2 bytes and for each pair 5 and those of its key and value; then its first
 * four bytes: the number of pairs, the type of the first (0 is a string), and the high byte of its key's length.
 */
final class KeyValueListHeader {

    private KeyValueListHeader() {}

    static String of(List<KeyValue> pairs) {
        int size = 2;
        for (KeyValue pair : pairs) {
            size += 1 + 2 + bytesOf(pair.key()) + 2 + bytesOf(pair.value());
        }
        int count = pairs.size();
        String head = String.format("[%d] %02x %02x", size, count >> 8 & 0xFF, count & 0xFF);
        return pairs.isEmpty()
                ? head
                : head + String.format(" 00 %02x..", bytesOf(pairs.get(0).key()) >> 8 & 0xFF);
    }

    private static int bytesOf(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
