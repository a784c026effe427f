package org.onhook.http.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The token that requests have to show. Only its digest is kept, and it is never printed. */
public final class Token {

    private final byte[] digest;

    public Token(String text) {
        this.digest = digestOf(text);
    }

    /** Whether that is the token. It takes the same time whatever the answer. */
    public boolean matches(String text) {
        return MessageDigest.isEqual(digest, digestOf(text));
    }

    private static byte[] digestOf(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Token token && MessageDigest.isEqual(digest, token.digest);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(digest);
    }

    @Override
    public String toString() {
        return "(a token)";
    }
}
