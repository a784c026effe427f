package org.onhook.http.access;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What the guard found of a request that it let pass.
 *
 * @param entitled whether it showed the token, or needs none
 * @param lasting whether it would be entitled still: the token may change, and a session end
 */
public record Admission(boolean entitled, BooleanSupplier lasting) {

    private static final String ATTRIBUTE = Admission.class.getName();

    /** The guard's finding; empty if the request did not pass the guard. */
    public static Optional<Admission> of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Admission admission
                ? Optional.of(admission)
                : Optional.empty();
    }

    void to(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
