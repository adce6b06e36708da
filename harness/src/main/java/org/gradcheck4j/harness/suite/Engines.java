package org.gradcheck4j.harness.suite;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.model.GradientEngine;

/**
 * The engines on the class path, by name.
 *
 * @param all every engine found, ordered by name
 */
public record Engines(List<GradientEngine> all) {

    /** Keeps an unmodifiable copy. */
    public Engines {
        all = List.copyOf(all);
    }

    /** {@return every engine that {@link ServiceLoader} finds} */
    public static Engines found() {
        return new Engines(ServiceLoader.load(GradientEngine.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(GradientEngine::name))
                .toList());
    }

    /**
     * Chooses engines.
     *
     * @param names separated by commas
     * @return them, in the order given
     * @throws BadInputException if a name is not an engine's
     */
    public List<GradientEngine> named(String names) {
        return Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .map(this::one)
                .toList();
    }

    private GradientEngine one(String name) {
        return all.stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInputException("unknown engine '%s', expected one of: %s"
                        .formatted(name, all.stream().map(GradientEngine::name).collect(Collectors.joining(", ")))));
    }
}
