package ${package};

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Cuts what arrives into lines. It holds one line and no more: one that is too long is skipped up to its end, and counted, as
 * is one that is not UTF-8. Belongs to one thread.
 */
final class LineReader {

    static final int LONGEST = 4_096;

    private final byte[] buffer = new byte[16 * 1024];
    private final byte[] line = new byte[LONGEST];
    private int from;
    private int to;
    private int length;
    private long skipped;

    /**
     * Reads once, if everything that was read before has been taken.
     *
     * @return how many bytes came; -1 at the end of the stream
     */
    int fill(InputStream in) throws IOException {
        if (from < to) {
            return 0;
        }
        from = 0;
        to = 0;
        int count = in.read(buffer);
        to = Math.max(count, 0);
        return count;
    }

    /** The next line, if all of it is there. */
    Optional<String> next() {
        while (from < to) {
            byte b = buffer[from++];
            if (b != '\n') {
                if (length < LONGEST) {
                    line[length] = b;
                }
                length = Math.min(length + 1, LONGEST + 1);
                continue;
            }
            int whole = length;
            length = 0;
            Optional<String> text = whole > LONGEST ? Optional.empty() : decoded(whole);
            if (text.isPresent()) {
                return text;
            }
            skipped++;
        }
        return Optional.empty();
    }

    private Optional<String> decoded(int whole) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, whole))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** How many lines were skipped since this was last asked. */
    long takeSkipped() {
        long count = skipped;
        skipped = 0;
        return count;
    }
}
