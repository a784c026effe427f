package org.onhook.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/**
 * {@code onhook:refused}: the configurations under which a component could not be activated. The launcher, which shares no
 * classes with bundles, asks the same of this service as a supplier of lines.
 */
@Component(
        service = Supplier.class,
        property = {"onhook.report=refusals", "osgi.command.scope=onhook", "osgi.command.function=refused"})
public final class RefusedCommand implements Supplier<List<String>> {

    private final ServiceComponentRuntime components;

    @Activate
    public RefusedCommand(@Reference ServiceComponentRuntime components) {
        this.components = components;
    }

    /** A line a configuration that was refused. */
    public String refused() {
        List<String> refusals = get();
        return refusals.isEmpty() ? "nothing was refused" : String.join("\n", refusals);
    }

    @Override
    public List<String> get() {
        return components.getComponentDescriptionDTOs().stream()
                .flatMap(description -> components.getComponentConfigurationDTOs(description).stream())
                .filter(component -> component.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .map(component -> file(component.properties) + ": " + reason(component.failure))
                .toList();
    }

    private static String file(Map<String, Object> properties) {
        return Stream.of("felix.fileinstall.filename", "service.pid", "component.name")
                .map(properties::get)
                .filter(name -> name != null)
                .map(RefusedCommand::text)
                .findFirst()
                .orElse("?");
    }

    private static String text(Object value) {
        String text = value instanceof Object[] several ? Arrays.toString(several) : value.toString();
        return text.replaceFirst("^file:", "");
    }

    /** The message of the innermost cause in a stack trace. */
    private static String reason(String stackTrace) {
        List<String> causes = stackTrace
                .lines()
                .filter(line -> !line.startsWith("\t") && !line.isBlank())
                .toList();
        if (causes.isEmpty()) {
            return stackTrace;
        }
        return causes.get(causes.size() - 1).replaceFirst("^(Caused by: )?[\\w.$]+(Exception|Error): ", "");
    }
}
