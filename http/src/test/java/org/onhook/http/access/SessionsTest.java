package org.onhook.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.onhook.http.settings.Token;

class SessionsTest {

    private static final Token TOKEN = new Token("s3cret");

    private final AtomicLong now = new AtomicLong();
    private final Sessions sessions = new Sessions(now::get);

    @Test
    void aSessionEndsWithItsTime() {
        String id = sessions.open(TOKEN);
        now.addAndGet(Sessions.LIFE.toNanos() - 1);
        assertThat(sessions.isOpen(id, TOKEN)).isTrue();
        now.addAndGet(1);
        assertThat(sessions.isOpen(id, TOKEN)).isFalse();
    }

    @Test
    void aSessionIsOfTheTokenThatItWasOpenedWith() {
        String id = sessions.open(TOKEN);
        assertThat(sessions.isOpen(id, new Token("s3cret"))).isTrue();
        assertThat(sessions.isOpen(id, new Token("another"))).isFalse();
    }

    @Test
    void theOldestMakesRoom() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 65; i++) {
            ids.add(sessions.open(TOKEN));
        }
        assertThat(sessions.isOpen(ids.get(0), TOKEN)).isFalse();
        assertThat(ids.subList(1, 65)).allMatch(id -> sessions.isOpen(id, TOKEN));
        assertThat(ids).doesNotHaveDuplicates();
    }
}
