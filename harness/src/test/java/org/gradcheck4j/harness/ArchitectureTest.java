package org.gradcheck4j.harness;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcheck4j.model.GradientEngine;

/** The arrows between packages, as CONTRIBUTING draws them. */
@AnalyzeClasses(packages = "org.gradcheck4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.gradcheck4j.";

    private static final String[] REFERENCE_IMPL = below(
            ROOT,
            "model",
            "kernel",
            "vectors",
            "reference",
            "exact",
            "bound",
            "deviation",
            "departure",
            "difference",
            "emulated");
    private static final String BRIDGE = "org.gradcheck4j.dl4j";
    private static final String[] FOR_USERS = below(
            ROOT + "harness",
            "",
            ".assertions",
            ".cases",
            ".comparison",
            ".diagnosis",
            ".diagnosis.candidate",
            ".diagnosis.fit",
            ".diagnosis.hypothesis",
            ".diagnosis.recovered",
            ".judgement",
            ".npz",
            ".text");
    private static final String EVALUATION = "org.gradcheck4j.harness.evaluation..";
    private static final String APPLICATION = "org.gradcheck4j.harness.application..";

    /** Packages that all may use, as far as the arrows between parts allow it. */
    private static final Set<String> FOR_ALL = Set.of("model", "harness");

    /** Leads to a package of the same part. */
    private static final String WITHIN = " -> ";

    /** Leads to a package of another part. */
    private static final String ACROSS = " => ";

    private static final String[] ND4J = {"org.nd4j..", "org.deeplearning4j..", "org.bytedeco.."};

    @ArchTest
    static final ArchRule the_parts_depend_downwards = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .ensureAllClassesAreContainedInArchitecture()
            .layer("reference-impl")
            .definedBy(REFERENCE_IMPL)
            .layer("dl4j-bridge")
            .definedBy(BRIDGE)
            .layer("for users")
            .definedBy(FOR_USERS)
            .layer("evaluation")
            .definedBy(EVALUATION)
            .layer("application")
            .definedBy(APPLICATION)
            .whereLayer("application")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("evaluation")
            .mayOnlyBeAccessedByLayers("application")
            .whereLayer("for users")
            .mayOnlyBeAccessedByLayers("application", "evaluation")
            .whereLayer("dl4j-bridge")
            .mayOnlyBeAccessedByLayers("application")
            .whereLayer("reference-impl")
            .mayOnlyBeAccessedByLayers("application", "evaluation", "for users", "dl4j-bridge");

    @ArchTest
    static final ArchRule the_bridge_uses_the_model_alone = noClasses()
            .that()
            .resideInAPackage(BRIDGE)
            .should()
            .dependOnClassesThat(resideInAPackage("org.gradcheck4j..")
                    .and(DescribedPredicate.not(resideInAnyPackage(BRIDGE, "org.gradcheck4j.model"))));

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.gradcheck4j.(**)").should().beFreeOfCycles();

    /** Both ways: no arrow that is not drawn, and none drawn that is not there. */
    @ArchTest
    static void contributing_draws_every_package_and_its_arrows(JavaClasses classes) {
        assertThat(drawn()).containsExactlyInAnyOrderElementsOf(found(classes));
    }

    @ArchTest
    static final ArchRule only_the_bridge_knows_nd4j =
            noClasses().that().resideOutsideOfPackage(BRIDGE).should().dependOnClassesThat(are(ofNd4j()));

    @ArchTest
    static final ArchRule no_type_of_nd4j_leaves_the_bridge = classes()
            .that()
            .resideInAPackage(BRIDGE)
            .and()
            .arePublic()
            .should(new ArchCondition<>("show no type of ND4J") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    shown(type)
                            .flatMap(each -> each.getAllInvolvedRawTypes().stream())
                            .filter(ofNd4j())
                            .forEach(nd4j -> events.add(SimpleConditionEvent.violated(
                                    type, "%s shows %s".formatted(type.getName(), nd4j.getName()))));
                }
            });

    @ArchTest
    static final ArchRule what_users_call_needs_no_library_of_the_program = noClasses()
            .that()
            .resideInAnyPackage(FOR_USERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "picocli..", "com.fasterxml..", "io.jstach..", "me.tongfei..", "ch.qos..", "org.slf4j..");

    /** What nobody else needs is package-private, so that it is not taken for something to rely on. */
    @ArchTest
    static final ArchRule public_is_what_another_package_needs = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .and()
            .resideOutsideOfPackages("org.gradcheck4j.model", "org.gradcheck4j.harness.assertions")
            .and()
            .doNotImplement(GradientEngine.class)
            .should(new ArchCondition<>("be imported by another package, or shown by a class that is") {
                private final Set<String> imported = imports();

                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean program = type.getMethods().stream()
                            .anyMatch(method -> method.getName().equals("main"));
                    boolean shown = type.getPackage().getClasses().stream()
                            .filter(other -> imported.contains(other.getName()))
                            .flatMap(ArchitectureTest::shown)
                            .anyMatch(each -> each.getAllInvolvedRawTypes().contains(type));
                    events.add(new SimpleConditionEvent(
                            type,
                            program || shown || imported.contains(type.getName()),
                            type.getName() + " is public, and no other package needs it"));
                }
            });

    @ArchTest
    static final ArchRule engines_are_named_engines =
            classes().that().implement(GradientEngine.class).should().haveSimpleNameEndingWith("Engine");

    /** Returns every class that some file of no test imports: by source, since constants leave no trace in a class file. */
    private static Set<String> imports() {
        Pattern type = Pattern.compile("(?m)^import (?:static )?(org\\.gradcheck4j\\.[a-z0-9.]+\\.[A-Z]\\w*)");
        return Stream.of("reference-impl", "dl4j-bridge", "harness", "examples")
                .flatMap(module -> javaFiles(Path.of("..", module, "src")))
                .filter(file -> !file.startsWith(Path.of("..", file.getName(1).toString(), "src", "test")))
                .flatMap(file -> type.matcher(read(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] below(String prefix, String... names) {
        return Stream.of(names).map(prefix::concat).toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> ofNd4j() {
        return resideInAnyPackage(ND4J);
    }

    /** Every type in what others see of a class: what it extends, its fields, and its methods' signatures. */
    private static Stream<JavaType> shown(JavaClass type) {
        Stream<JavaType> members = type.getMembers().stream()
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED))
                .flatMap(ArchitectureTest::shown);
        return Stream.of(
                        type.getSuperclass().stream(),
                        type.getInterfaces().stream(),
                        type.getTypeParameters().stream(),
                        members)
                .flatMap(each -> each);
    }

    private static Stream<JavaType> shown(JavaMember member) {
        if (member instanceof JavaCodeUnit method) {
            return Stream.of(
                            Stream.of(method.getReturnType()),
                            method.getParameterTypes().stream(),
                            method.getTypeParameters().stream(),
                            method.getExceptionTypes().stream())
                    .flatMap(each -> each);
        }
        return Stream.of(((JavaField) member).getType());
    }

    /** Returns the packages in CONTRIBUTING's tables, and their arrows. */
    private static Set<String> drawn() {
        Pattern row = Pattern.compile("(?m)^\\| `([a-z0-9.]+)` \\| [^|]* \\| ([^|]*)\\|(?: ([^|]*)\\|)?$");
        Pattern name = Pattern.compile("`([^`]*)`");
        Set<String> drawn = new TreeSet<>();
        row.matcher(read(Path.of("..", "CONTRIBUTING.md"))).results().forEach(found -> {
            String user = found.group(1);
            drawn.add(user);
            name.matcher(found.group(2)).results().forEach(use -> drawn.add(user + WITHIN + use.group(1)));
            String others = Objects.requireNonNullElse(found.group(3), "");
            name.matcher(others).results().forEach(use -> drawn.add(user + ACROSS + use.group(1)));
        });
        return drawn;
    }

    /** Returns what {@link #drawn} should: the packages that there are, and their arrows. */
    private static Set<String> found(JavaClasses classes) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : classes) {
            found.add(shortName(type));
            type.getDirectDependenciesFromSelf().stream()
                    .map(use -> use.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .filter(target -> !target.getPackage().equals(type.getPackage()))
                    .filter(target -> !FOR_ALL.contains(shortName(target)))
                    .forEach(target -> found.add(
                            shortName(type) + (part(target).equals(part(type)) ? WITHIN : ACROSS) + shortName(target)));
        }
        return found;
    }

    /** The package as CONTRIBUTING names it: below its part. */
    private static String shortName(JavaClass type) {
        return type.getPackageName()
                .replaceFirst("^org\\.gradcheck4j\\.(harness\\.((evaluation|application)\\.)?)?", "");
    }

    private static String part(JavaClass type) {
        String name = type.getPackageName().substring(ROOT.length());
        return name.replaceFirst("^(harness\\.(evaluation|application)|harness|dl4j)?.*", "$1");
    }
}
