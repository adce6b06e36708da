package org.gradcheck4j.harness.application.cli.option;

import java.util.ArrayList;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which engines are judged, and where those of the user are. */
public final class EngineOption {

    private static final String NAME = "--engines";

    @Mixin
    private EnginePath path = new EnginePath();

    @Option(
            names = NAME,
            paramLabel = "NAME,…",
            description = "Which engines (default: all that support the case; 'gradcheck4j engines' lists them).")
    private @Nullable String names;

    /**
     * {@return every engine there is}
     *
     * @throws BadInputException if one cannot be loaded
     */
    public Engines found() {
        return path.engines();
    }

    /**
     * {@return the engines that are named, in that order; else all}
     *
     * @throws BadInputException if one is unknown, or given twice
     */
    public List<GradientEngine> chosen(Engines found) {
        return names == null ? found.all() : named(names, found);
    }

    /**
     * {@return the engines that are named, in that order; else every one that supports the case}
     *
     * @throws BadInputException if one is unknown, given twice, or does not compute in the precision
     */
    public List<GradientEngine> chosenFor(Engines found, Case testCase, Precision precision) {
        List<GradientEngine> engines = chosen(found);
        if (names != null) {
            engines.forEach(engine -> requirePrecision(names, engine, precision));
            return engines;
        }
        Network network = testCase.network().roundedTo(precision);
        Batch batch = testCase.batch().roundedTo(precision);
        return engines.stream()
                .filter(engine -> engine.precisions().contains(precision))
                .filter(engine -> Engines.supports(engine, network, batch, precision))
                .toList();
    }

    /** {@return the names as typed; empty if there are none} */
    public String typed() {
        return names == null ? "" : names;
    }

    /** {@return where the user's engines are, as typed} */
    public List<String> pathWords() {
        return path.words();
    }

    /** {@return where the user's engines are, and which were chosen, as typed} */
    public List<String> words() {
        List<String> words = new ArrayList<>(path.words());
        if (names != null) {
            words.addAll(List.of(NAME, names));
        }
        return words;
    }

    private static List<GradientEngine> named(String names, Engines engines) {
        List<GradientEngine> chosen = engines.named(names);
        Set<String> seen = new HashSet<>();
        for (GradientEngine engine : chosen) {
            if (!seen.add(engine.name())) {
                throw new BadInputException("--engines %s: %s is given twice".formatted(names, engine.name()));
            }
        }
        return chosen;
    }

    private static void requirePrecision(String names, GradientEngine engine, Precision precision) {
        if (!engine.precisions().contains(precision)) {
            throw new BadInputException("--engines %s: %s does not compute in %s, only in %s"
                    .formatted(names, engine.name(), precision.id(), precisions(engine)));
        }
    }

    /** {@return the precisions that an engine computes in, for people} */
    public static String precisions(GradientEngine engine) {
        return engine.precisions().stream().sorted().map(Precision::id).collect(Collectors.joining(", "));
    }
}
