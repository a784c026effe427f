package org.onhook.http.osgi;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.onhook.http.access.Access;
import org.onhook.http.access.Guard;
import org.onhook.http.answer.Answers;
import org.onhook.http.answer.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.Preprocessor;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardTarget;

/** Has every request pass the guard before anything else, whichever bundle is to answer it. */
@Component(service = Preprocessor.class)
@HttpWhiteboardTarget(JettyServer.TARGET)
public final class GuardFilter implements Preprocessor {

    private final Guard guard;

    @Activate
    public GuardFilter(@Reference Access access) {
        this.guard = access.guard();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        try {
            guard.admit(asked, answer);
        } catch (Problem e) {
            Answers.problem(asked, answer, e);
            return;
        }
        chain.doFilter(request, response);
    }
}
