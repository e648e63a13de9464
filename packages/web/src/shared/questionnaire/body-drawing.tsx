/** The body from behind and in front, with the places that can be named. */

import type { JSX } from 'preact';

/** A place as it lies in one half of a figure, seen from behind: the left half is the citizen's left. */
const halfShapes: readonly { readonly place: string; readonly back?: string; readonly front?: string }[] = [
  { place: 'buttock', back: 'M-28 124 L-1 124 L-1 152 Q-16 158 -28 150 Z' },
  { place: 'groin', front: 'M-26 136 L-1 148 L-1 158 L-18 158 L-28 144 Z' },
  { place: 'thigh-back', back: 'M-28 154 Q-16 160 -2 155 L-6 206 L-23 206 Z' },
  { place: 'thigh-front', front: 'M-28 150 L-18 160 L-2 160 L-6 206 L-23 206 Z' },
  { place: 'calf', back: 'M-23 209 L-6 209 Q-3 228 -8 256 L-19 256 Q-26 230 -23 209 Z' },
  { place: 'shin', front: 'M-23 209 L-6 209 L-8 256 L-19 256 Z' },
  { place: 'foot', back: 'M-20 259 L-7 259 L-5 272 L-24 272 Z', front: 'M-20 259 L-7 259 L-5 276 L-26 276 Z' },
];

/** Places in the middle, seen from behind. */
const middleShapes: readonly { readonly place: string; readonly back: string }[] = [
  { place: 'neck', back: 'M-8 36 L8 36 L10 50 L-10 50 Z' },
  { place: 'upper-back', back: 'M-30 53 L30 53 L26 92 L-26 92 Z' },
  { place: 'low-back', back: 'M-25 95 L25 95 L28 121 L-28 121 Z' },
];

const outline =
  'M-10 38 L10 38 L12 50 L33 53 Q44 58 46 76 L54 140 L46 142 L36 90 L30 122 L29 152 L23 208 L20 258 L26 278 L4 278 L1 160 L-1 160 L-4 278 L-26 278 L-20 258 L-23 208 L-29 152 L-30 122 L-36 90 L-46 142 L-54 140 L-46 76 Q-44 58 -33 53 L-12 50 Z';

interface DrawingWords {
  readonly mapBack: string;
  readonly mapFront: string;
  readonly left: string;
  readonly right: string;
}

/** The body from behind and in front. `map` names the field that pressing it fills in; without one it is a picture. */
export function BodyDrawing(props: {
  readonly map?: string;
  readonly words: DrawingWords;
  /** What a shape such as `low-back` or `left-calf` stands for; undefined where it is not drawn. */
  readonly placeOf: (shape: string) => string | undefined;
  readonly isChosen: (place: string) => boolean;
}): JSX.Element {
  const { map, words, placeOf, isChosen } = props;
  const shape = (name: string, path: string, mirror = false): JSX.Element | null => {
    const place = placeOf(name);
    return place === undefined ? null : (
      <path
        class={`body-place${isChosen(place) ? ' body-place-chosen' : ''}`}
        {...(map !== undefined && { 'data-place': place })}
        d={path}
        {...(mirror && { transform: 'scale(-1 1)' })}
        key={`${name}-${path}`}
      />
    );
  };
  return (
    <svg
      class={`body-map-drawing${map === undefined ? ' body-map-picture' : ''}`}
      viewBox="0 0 240 310"
      aria-hidden="true"
      {...(map !== undefined && { 'data-map': map })}
    >
      <Figure x={60} caption={words.mapBack} left={words.left} right={words.right}>
        {middleShapes.map(({ place, back }) => shape(place, back))}
        {halfShapes.map(({ place, back }) => back && [shape(`left-${place}`, back), shape(`right-${place}`, back, true)])}
      </Figure>
      <Figure x={180} caption={words.mapFront} left={words.right} right={words.left}>
        {halfShapes.map(({ place, front }) => front && [shape(`right-${place}`, front), shape(`left-${place}`, front, true)])}
      </Figure>
    </svg>
  );
}

function Figure(props: {
  readonly x: number;
  readonly caption: string;
  readonly left: string;
  readonly right: string;
  readonly children: JSX.Element['props']['children'];
}): JSX.Element {
  return (
    <g transform={`translate(${props.x} 0)`}>
      <ellipse class="body-outline" cx="0" cy="20" rx="13" ry="17" />
      <path class="body-outline" d={outline} />
      {props.children}
      <text class="body-side" x="-52" y="30">
        {props.left}
      </text>
      <text class="body-side" x="52" y="30">
        {props.right}
      </text>
      <text class="body-caption" x="0" y="302">
        {props.caption}
      </text>
    </g>
  );
}
