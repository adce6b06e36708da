package org.gradcheck4j.harness.application.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gradcheck4j.dl4j.Backend;
import org.gradcheck4j.dl4j.BackendUnavailableException;
import org.gradcheck4j.harness.application.suite.Suite;
import org.gradcheck4j.harness.judgement.Engines;
import org.gradcheck4j.model.GradientEngine;

/** Makes sure, before an engine uses ND4J, that ND4J uses the backend of the build's profile. */
public final class RequiredBackend {

    /** Compared by name, so that a command without such an engine loads nothing of the bridge. */
    private static final String BRIDGE = "org.gradcheck4j.dl4j";

    /** How to get the engines that the small distribution does not have. */
    static final String REMEDY = "the whole program has it: mvn package -DskipTests in the sources of gradcheck4j";

    /** The start of the names of DL4J's engines. */
    private static final String PREFIX = "dl4j-";

    private static final int REPEATS_ON_GPU = 50;

    private RequiredBackend() {}

    /** {@return whether DL4J's engines are on the class path: the small distribution has none} */
    static boolean isInstalled() {
        return RequiredBackend.class.getResource("/" + BRIDGE.replace('.', '/') + "/Backend.class") != null;
    }

    /**
     * Refuses what needs DL4J, if this distribution does not have it.
     *
     * @param what needs it
     * @throws Dl4jMissingException if it is missing
     */
    static void requireInstalled(String what) {
        if (!isInstalled()) {
            throw new Dl4jMissingException(what);
        }
    }

    /**
     * Refuses names of DL4J's engines, if this distribution does not have them.
     *
     * @param engines that were found
     * @param names as typed, separated by commas
     * @throws Dl4jMissingException if one is missing
     */
    static void requireInstalledFor(Engines engines, String names) {
        Set<String> found = engines.all().stream().map(GradientEngine::name).collect(Collectors.toSet());
        Arrays.stream(names.split(",", -1))
                .map(String::strip)
                .filter(name -> name.startsWith(PREFIX) && !found.contains(name))
                .forEach(RequiredBackend::requireInstalled);
    }

    /**
     * Starts ND4J if an engine uses it.
     *
     * @throws BackendUnavailableException if the backend cannot be used
     */
    static void startFor(List<GradientEngine> engines) {
        if (isNeededBy(engines)) {
            start();
        }
    }

    /** {@return whether an engine uses ND4J} */
    static boolean isNeededBy(List<GradientEngine> engines) {
        return engines.stream().anyMatch(engine -> isOfBridge(Engines.typeOf(engine)));
    }

    /**
     * Starts ND4J.
     *
     * @throws BackendUnavailableException if the backend cannot be used
     */
    static void start() {
        Backend.require(new BuildFacts().backend());
    }

    /** {@return how often an engine computes the same gradient} */
    static int repeats(GradientEngine engine) {
        return repeats(engine, new BuildFacts().backend());
    }

    /** More often on a GPU: sums may have another order each time. */
    static int repeats(GradientEngine engine, String backend) {
        return backend.equals("cuda") && isNeededBy(List.of(engine)) ? REPEATS_ON_GPU : Suite.REPEATS;
    }

    /** {@return whether this says that the backend cannot be used} */
    public static boolean isUnavailable(Exception e) {
        return e instanceof Dl4jMissingException
                || (isOfBridge(e.getClass()) && e instanceof BackendUnavailableException);
    }

    private static boolean isOfBridge(Class<?> type) {
        return type.getPackageName().equals(BRIDGE);
    }
}
