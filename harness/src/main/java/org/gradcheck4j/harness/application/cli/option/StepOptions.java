package org.gradcheck4j.harness.application.cli.option;

import java.util.Optional;
import org.gradcheck4j.harness.BadInputException;
import org.gradcheck4j.model.Precision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many steps of gradient descent are made, and how long they are. */
public final class StepOptions {

    private static final String STEPS = "--steps";
    private static final String RATE = "--learning-rate";

    @Option(
            names = STEPS,
            paramLabel = "K",
            description =
                    "Judge K steps of plain gradient descent in place of one gradient, each by the bound of one step; and"
                            + " one step with each other updater of DL4J's engines.")
    private @Nullable Integer steps;

    @Option(names = RATE, paramLabel = "r", description = "The learning rate of these steps.")
    private @Nullable Double rate;

    /**
     * What was asked for.
     *
     * @param count at least 1
     * @param rate finite and above 0
     */
    public record Steps(int count, double rate) {

        /**
         * {@return the rate, rounded}
         *
         * @throws BadInputException if that is 0 or infinite
         */
        public double rateIn(Precision precision) {
            double rounded = precision.round(rate);
            if (rounded == 0 || Double.isInfinite(rounded)) {
                throw new BadInputException("%s %s: is %s in %s".formatted(RATE, rate, rounded, precision.id()));
            }
            return rounded;
        }
    }

    /**
     * {@return the steps; empty if none were asked for}
     *
     * @throws BadInputException if only one of the two was given, or has no such value
     */
    public Optional<Steps> wanted() {
        if (steps == null && rate == null) {
            return Optional.empty();
        }
        if (steps == null) {
            throw new BadInputException("%s %s: expected %s K, too".formatted(RATE, rate, STEPS));
        }
        if (rate == null) {
            throw new BadInputException("%s %d: expected %s r, too".formatted(STEPS, steps, RATE));
        }
        if (steps < 1) {
            throw new BadInputException("%s %d: expected at least 1".formatted(STEPS, steps));
        }
        if (!(rate > 0 && Double.isFinite(rate))) {
            throw new BadInputException("%s %s: expected a finite number above 0".formatted(RATE, rate));
        }
        return Optional.of(new Steps(steps, rate));
    }
}
