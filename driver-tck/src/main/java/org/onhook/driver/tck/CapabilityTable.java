package org.onhook.driver.tck;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/** Leaves out the tests of what a driver lacks, and prints at the end what it was shown to have. */
final class CapabilityTable
        implements ExecutionCondition, TestWatcher, BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final Namespace STORE = Namespace.create(CapabilityTable.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        if (isOutermost(context)) {
            context.getStore(STORE).put(Tally.class, new Tally());
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<Capability> shown = capability(context);
        if (context.getTestMethod().isEmpty() || shown.isEmpty()) {
            return ConditionEvaluationResult.enabled("");
        }
        Capability capability = shown.get();
        if (!driver(context).lacking().contains(capability)) {
            return ConditionEvaluationResult.enabled("");
        }
        if (capability.required()) {
            throw new IllegalStateException(capability + " is required of every driver, and cannot be lacking");
        }
        return ConditionEvaluationResult.disabled("the driver does not have it: " + capability);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getRequiredTestInstance() instanceof Detailed detailed) {
            detailed.detail().ifPresent(text -> capability(context)
                    .ifPresent(capability -> tally(context).detail(capability, text)));
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        capability(context).ifPresent(capability -> tally(context).passed(capability));
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        capability(context).ifPresent(capability -> tally(context).failed(capability, context.getDisplayName()));
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        capability(context).ifPresent(capability -> tally(context).leftOut(capability));
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        capability(context).ifPresent(capability -> tally(context).leftOut(capability));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (isOutermost(context)) {
            System.out.println(tally(context).table(context.getDisplayName()));
        }
    }

    private static boolean isOutermost(ExtensionContext context) {
        return context.getParent().flatMap(ExtensionContext::getTestClass).isEmpty();
    }

    private static Optional<Capability> capability(ExtensionContext context) {
        return context.getTestClass()
                .map(type -> type.getAnnotation(Shows.class))
                .map(Shows::value);
    }

    private static DriverUnderTest driver(ExtensionContext context) {
        return ((Tck) context.getRequiredTestInstances().getAllInstances().get(0)).driver();
    }

    private static Tally tally(ExtensionContext context) {
        return context.getStore(STORE).get(Tally.class, Tally.class);
    }

    /** What came of the tests, by capability. */
    private static final class Tally {
        private final Map<Capability, Row> rows = new EnumMap<>(Capability.class);

        private synchronized Row row(Capability capability) {
            return rows.computeIfAbsent(capability, key -> new Row());
        }

        synchronized void passed(Capability capability) {
            row(capability).passed++;
        }

        synchronized void failed(Capability capability, String test) {
            Row row = row(capability);
            row.failed++;
            row.failures += "\n                    " + test;
        }

        synchronized void detail(Capability capability, String text) {
            row(capability).detail = "\n                    " + text;
        }

        synchronized void leftOut(Capability capability) {
            row(capability);
        }

        synchronized String table(String title) {
            StringBuilder table = new StringBuilder(title + "\n" + line("CAPABILITY", "", "TESTS", "THE DRIVER"));
            rows.forEach((capability, row) -> table.append(line(
                            capability.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            row.state(),
                            row.count(),
                            capability.meaning()))
                    .append(row.detail)
                    .append(row.failures));
            return table.toString();
        }

        private static String line(String capability, String state, String tests, String meaning) {
            return "\n%-15s %-13s %5s  %s".formatted(capability, state, tests, meaning);
        }
    }

    private static final class Row {
        private int passed;
        private int failed;
        private String failures = "";
        private String detail = "";

        String state() {
            if (failed > 0) {
                return "FAILED";
            }
            return passed > 0 ? "supported" : "not supported";
        }

        String count() {
            return passed + failed == 0 ? "" : passed + "/" + (passed + failed);
        }
    }
}
