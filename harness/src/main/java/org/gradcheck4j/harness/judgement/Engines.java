package org.gradcheck4j.harness.judgement;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/**
 * The engines that were found, by name.
 *
 * @param all every engine found, ordered by name
 */
public record Engines(List<GradientEngine> all) {

    /** Keeps an unmodifiable copy. */
    public Engines {
        all = List.copyOf(all);
    }

    /**
     * Finds engines.
     *
     * @return every engine that {@link ServiceLoader} finds with the thread's class loader
     * @throws BadInputException if one cannot be loaded, or two have the same name
     */
    public static Engines found() {
        return found(Thread.currentThread().getContextClassLoader());
    }

    /**
     * Finds engines.
     *
     * @param classes where they are
     * @return every engine that {@link ServiceLoader} finds
     * @throws BadInputException if one cannot be loaded, or two have the same name
     */
    public static Engines found(ClassLoader classes) {
        List<GradientEngine> found;
        try {
            found = ServiceLoader.load(GradientEngine.class, classes).stream()
                    .map(ServiceLoader.Provider::get)
                    .<GradientEngine>map(FoundEngine::of)
                    .sorted(Comparator.comparing(GradientEngine::name))
                    .toList();
        } catch (ServiceConfigurationError e) {
            String cause = e.getCause() == null ? "" : ": " + e.getCause();
            throw new BadInputException("an engine cannot be loaded: " + e.getMessage() + cause);
        }
        for (int k = 1; k < found.size(); k++) {
            GradientEngine one = found.get(k - 1);
            GradientEngine other = found.get(k);
            if (one.name().equals(other.name())) {
                throw new BadInputException("two engines are named '%s': %s and %s"
                        .formatted(
                                one.name(), typeOf(one).getName(), typeOf(other).getName()));
            }
        }
        return new Engines(found);
    }

    /**
     * {@return whether an engine says that it supports a computation} If it throws, it counts as supported: it is judged, and fails.
     *
     * @param engine that is asked
     * @param network rounded to the precision
     * @param batch rounded to the precision
     * @param precision to compute in
     */
    public static boolean supports(GradientEngine engine, Network network, Batch batch, Precision precision) {
        try {
            return EngineThreads.call(
                    engine, () -> engine.unsupported(network, batch, precision).isEmpty(), EngineThreads.LIMIT);
        } catch (RuntimeException | Error e) {
            return true;
        }
    }

    /**
     * {@return the class that implements an engine}
     *
     * @param engine one of {@link #all}, or any other
     */
    public static Class<?> typeOf(GradientEngine engine) {
        return own(engine).getClass();
    }

    /**
     * {@return an engine as its author wrote it}
     *
     * @param engine one of {@link #all}, or any other
     */
    public static GradientEngine own(GradientEngine engine) {
        return engine instanceof FoundEngine found ? found.engine() : engine;
    }

    /**
     * {@return these engines, some of them replaced}
     *
     * @param by the engine in its place, or the engine itself, for each as it was found
     */
    public Engines replacing(UnaryOperator<GradientEngine> by) {
        return new Engines(all.stream()
                .<GradientEngine>map(each -> {
                    GradientEngine other = by.apply(own(each));
                    return other.equals(own(each)) ? each : FoundEngine.of(other);
                })
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
