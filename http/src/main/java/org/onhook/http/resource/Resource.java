package org.onhook.http.resource;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.onhook.http.access.Admission;
import org.onhook.http.answer.Answers;
import org.onhook.http.answer.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is behind a path. It answers the methods that it says, every other with 405, and its own defects with 500. */
public abstract class Resource extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Resource.class);

    private final transient Set<String> methods;

    /** @param methods the methods that it answers; GET includes HEAD */
    protected Resource(String... methods) {
        this.methods = new TreeSet<>(Set.of(methods));
        if (this.methods.contains("GET")) {
            this.methods.add("HEAD");
        }
    }

    /** Answers a request of one of its methods. */
    protected abstract void answer(HttpServletRequest request, HttpServletResponse response)
            throws Problem, IOException;

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (Admission.of(request).isEmpty()) {
                throw new Problem(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "the interface is starting or stopping");
            }
            if (!methods.isEmpty() && !methods.contains(request.getMethod())) {
                throw new Problem(HttpServletResponse.SC_METHOD_NOT_ALLOWED, "the method is not answered here")
                        .withValue(request.getMethod())
                        .with("allowed", String.join(", ", methods))
                        .withHeader("Allow", String.join(", ", methods));
            }
            answer(request, response);
        } catch (Problem e) {
            Answers.problem(request, response, e);
        } catch (RuntimeException e) {
            LOG.error("{} {} could not be answered", request.getMethod(), request.getRequestURI(), e);
            fail(request, response);
        }
    }

    private static void fail(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!response.isCommitted()) {
            response.resetBuffer();
            Answers.problem(
                    request,
                    response,
                    new Problem(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "a defect; the log has more of it"));
        }
    }
}
