package org.gradcheck4j.harness.judgement;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.gradcheck4j.harness.text.Visible;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.EngineOutput;
import org.gradcheck4j.model.ForwardPass;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Gradients;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/**
 * An engine as it was when it was found. Its name and its precisions are asked for once, so that no verdict goes missing if it says
 * something else later. If it cannot say them, its verdicts are {@code failed}.
 *
 * @param engine that was found
 * @param name the engine's; that of its class if it has none
 * @param precisions the engine's; all if it has none
 * @param failure why its verdicts are {@code failed}; empty if it said both
 */
record FoundEngine(GradientEngine engine, String name, Set<Precision> precisions, Optional<String> failure)
        implements GradientEngine {

    /** What a method of the engine returned, or why it is of no use. */
    private record Answer<T>(Optional<T> value, String failure) {}

    static FoundEngine of(GradientEngine engine) {
        Answer<String> name = ask(engine, "name()", engine::name, String::isBlank);
        Answer<Set<Precision>> precisions = ask(
                engine,
                "precisions()",
                engine::precisions,
                some -> some.isEmpty() || some.stream().anyMatch(Objects::isNull));
        return new FoundEngine(
                engine,
                name.value.map(Visible::of).orElse(engine.getClass().getName()),
                precisions.value.map(Set::copyOf).orElse(EnumSet.allOf(Precision.class)),
                Optional.of(name.failure.isEmpty() ? precisions.failure : name.failure)
                        .filter(why -> !why.isEmpty()));
    }

    private static <T> Answer<T> ask(GradientEngine engine, String method, Supplier<T> call, Predicate<T> isEmpty) {
        try {
            T value = EngineThreads.call(engine, call::get, EngineThreads.LIMIT);
            return value == null || isEmpty.test(value)
                    ? new Answer<>(Optional.empty(), "its %s is %s".formatted(method, value == null ? "null" : "empty"))
                    : new Answer<>(Optional.of(value), "");
        } catch (RuntimeException | Error e) { // an engine's Error is its failure, too
            return new Answer<>(Optional.empty(), "its %s threw %s".formatted(method, EngineFailure.inWords(e)));
        }
    }

    @Override
    public Optional<String> unsupported(Network network, Batch batch, Precision precision) {
        return failure.isPresent() ? Optional.empty() : engine.unsupported(network, batch, precision);
    }

    @Override
    public Optional<ForwardPass> forward(Network network, Batch batch, Precision precision) {
        requireSound();
        return engine.forward(network, batch, precision);
    }

    @Override
    public Gradients gradients(Network network, Batch batch, Precision precision) {
        requireSound();
        return engine.gradients(network, batch, precision);
    }

    @Override
    public EngineOutput output(Network network, Batch batch, Precision precision) {
        requireSound();
        return engine.output(network, batch, precision);
    }

    private void requireSound() {
        if (failure.isPresent()) {
            throw new EngineFailure(failure.get());
        }
    }

    @Override
    public Arithmetic arithmetic(Precision precision) {
        return engine.arithmetic(precision);
    }

    @Override
    public OptionalDouble outputClip() {
        return engine.outputClip();
    }
}
