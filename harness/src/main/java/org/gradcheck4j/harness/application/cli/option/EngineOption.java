package org.gradcheck4j.harness.application.cli.option;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which engines are judged. */
public final class EngineOption {

    @Option(
            names = "--engines",
            paramLabel = "NAME,…",
            description = "Which engines (default: all that support the case; 'gradcheck4j engines' lists them).")
    private @Nullable String names;

    /**
     * {@return the engines that are named, in that order; else every one that supports the case}
     *
     * @throws BadInputException if one is unknown, given twice, or does not compute in the precision
     */
    public List<GradientEngine> among(Engines engines, Case testCase, Precision precision) {
        if (names != null) {
            return named(names, engines, precision);
        }
        Network network = testCase.network().roundedTo(precision);
        Batch batch = testCase.batch().roundedTo(precision);
        return engines.all().stream()
                .filter(engine -> engine.precisions().contains(precision))
                .filter(engine -> isSupported(engine, network, batch, precision))
                .toList();
    }

    private static boolean isSupported(GradientEngine engine, Network network, Batch batch, Precision precision) {
        try {
            return engine.unsupported(network, batch, precision).isEmpty();
        } catch (RuntimeException | Error e) {
            return true; // it is judged, and fails
        }
    }

    private static List<GradientEngine> named(String names, Engines engines, Precision precision) {
        List<GradientEngine> chosen = engines.named(names);
        Set<String> seen = new HashSet<>();
        for (GradientEngine engine : chosen) {
            if (!seen.add(engine.name())) {
                throw new BadInputException("--engines %s: %s is given twice".formatted(names, engine.name()));
            }
            if (!engine.precisions().contains(precision)) {
                throw new BadInputException("--engines %s: %s does not compute in %s, only in %s"
                        .formatted(names, engine.name(), precision.id(), precisions(engine)));
            }
        }
        return chosen;
    }

    /** {@return the precisions that an engine computes in, for people} */
    public static String precisions(GradientEngine engine) {
        return engine.precisions().stream().sorted().map(Precision::id).collect(Collectors.joining(", "));
    }
}
