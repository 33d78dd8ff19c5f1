/** Suggests a passphrase: seven common words drawn by chance, 56 bits, easier to remember than signs. */

/** 256 short, plain, unlike words; eight bits each. */
export const SUGGESTION_WORDS: readonly string[] =
  'acorn amber anchor apple april apron arrow aspen atlas autumn badge baker bamboo banana barley basil basket beacon beetle bench berry birch biscuit blanket blossom boat bottle branch brass bread breeze brick bridge bronze brook broom bucket butter button cabin cactus camel candle canoe canvas carpet carrot castle cedar cello chalk cherry chimney cinnamon circle clay cliff clock cloud clover coast cobalt coconut coffee comet copper coral cotton cradle crane cricket crystal curtain cushion daisy dawn desert diamond dinner dolphin donkey drum eagle earth echo elbow ember engine fabric falcon feather fern fiddle field fig finch flute fog forest fossil fountain fox garden garlic ginger glacier glove goat granite grape gravel guitar hammer harbor harvest hazel helmet heron hill honey hood horizon indigo iris island ivory jacket jasmine jigsaw juniper kayak kettle kitchen kite ladder lagoon lantern laurel lavender leaf lemon lilac linen lizard locket lotus magnet mango maple marble market meadow melon mill mint mirror mitten monsoon moss mountain museum mustard napkin nectar needle nest nutmeg oak oasis ocean olive onion orange orchard otter oyster paddle palm panda paper parrot pasture peach peanut pebble pencil pepper piano pillow pine planet plum pocket pond poppy potato prairie puddle pumpkin quartz quilt rabbit radish rain raven reed ribbon rice river robin rocket root rope rose saddle saffron salad sandal saucer school seed shadow shell shovel silk silver sketch snow spice spoon spring squirrel stable statue stone straw summer sunset table teapot temple thistle thunder tiger timber tulip tunnel valley vanilla velvet village violin walnut willow window winter'.split(
    ' ',
  )

/** Bits that one word carries. */
export const BITS_PER_WORD = 8

/** Joins `count` words chosen by `random`, which gives that many bytes of good chance. */
export const suggestPassphrase = (random: (count: number) => Uint8Array, count = 7): string =>
  Array.from(random(count), (byte) => SUGGESTION_WORDS[byte] ?? '').join(' ')
